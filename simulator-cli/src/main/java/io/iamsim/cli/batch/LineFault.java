package io.iamsim.cli.batch;

/** A line is no request: what is wrong, and where in the line. */
final class LineFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** The closed list of what can be wrong with a line. */
  enum Code {
    INVALID_JSON("invalidJson"),
    INVALID_REQUEST("invalidRequest"),
    INVALID_PRINCIPAL("invalidPrincipal"),
    INVALID_ACTION("invalidAction"),
    INVALID_RESOURCE("invalidResource"),
    RESOURCE_NOT_APPLICABLE("resourceNotApplicable"),
    INVALID_CONTEXT("invalidContext"),
    INVALID_POLICY("invalidPolicy"),
    UNRESOLVED_REFERENCE("unresolvedReference"),
    INTERNAL_ERROR("internalError");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** The name in answers. */
    String text() {
      return text;
    }
  }

  private final Code code;
  private final String what;
  private final int line;
  private final int column;

  LineFault(Code code, String what, int line, int column) {
    super(what, null, false, false);
    this.code = code;
    this.what = what;
    this.line = line;
    this.column = column;
  }

  Code code() {
    return code;
  }

  String what() {
    return what;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
