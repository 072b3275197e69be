package io.iamsim.decision;

/** What one layer says of a request (EVAL-3). */
public enum LayerResult {
  ALLOWED("allowed"),
  EXPLICIT_DENY("explicitDeny"),
  IMPLICIT_DENY("implicitDeny"),
  NOT_APPLICABLE("notApplicable"),
  UNKNOWN("unknown");

  private final String text;

  LayerResult(String text) {
    this.text = text;
  }

  /** The name in answers. */
  public String text() {
    return text;
  }

  /** True if the layer lets the request through: it allows, or there is no such layer. */
  public boolean lets() {
    return this == ALLOWED || this == NOT_APPLICABLE;
  }
}
