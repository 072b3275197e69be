package io.iamsim.source;

import java.util.Objects;

/**
 * A stretch of a text: lines and columns count from 1, columns are characters, the end is
 * exclusive.
 *
 * @param source name of the text
 * @param line first line
 * @param column column of the first character
 * @param endLine line of the end
 * @param endColumn column just behind the last character
 */
public record SourceSpan(String source, int line, int column, int endLine, int endColumn) {
  public SourceSpan {
    Objects.requireNonNull(source);
  }

  /** A place without extent. */
  public static SourceSpan at(String source, int line, int column) {
    return new SourceSpan(source, line, column, line, column);
  }

  /** The same stretch when the text that it was measured in stands at {@code origin}. */
  public SourceSpan movedTo(SourceSpan origin) {
    return new SourceSpan(
        origin.source,
        line + origin.line - 1,
        line == 1 ? column + origin.column - 1 : column,
        endLine + origin.line - 1,
        endLine == 1 ? endColumn + origin.column - 1 : endColumn);
  }

  /** {@code file:line:column}, as compilers print it. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
