package io.iamsim.catalog;

/** Says which catalogue file cannot be read, at which line, and what is wrong with it. */
public final class CatalogFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  CatalogFormatException(String file, int line, String problem) {
    super(
        line == 0 ? "`" + file + "`: " + problem : "`" + file + "` line " + line + ": " + problem);
    this.file = file;
    this.line = line;
  }

  CatalogFormatException(String file, String problem, Throwable cause) {
    super("`" + file + "`: " + problem, cause);
    this.file = file;
    this.line = 0;
  }

  /** The name of the file, relative to the catalogue. */
  public String file() {
    return file;
  }

  /** The line, from 1, or 0 if the file as a whole is wrong. */
  public int line() {
    return line;
  }
}
