package io.iamsim.decision;

/** The outcome of a request (BLOCK-1). */
public enum Decision {
  ALLOWED("allowed"),
  EXPLICIT_DENY("explicitDeny"),
  IMPLICIT_DENY("implicitDeny"),
  UNKNOWN("unknown");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  /** AWS's own word. */
  public String text() {
    return text;
  }

  /** True for both kinds of denial. */
  public boolean isDenied() {
    return this == EXPLICIT_DENY || this == IMPLICIT_DENY;
  }
}
