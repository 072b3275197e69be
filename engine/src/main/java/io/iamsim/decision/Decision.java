package io.iamsim.decision;

import java.util.List;

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

  /** What two decisions on parts of one request come to: all must be allowed (MULTI-1). */
  public static Decision strongest(Decision one, Decision other) {
    for (Decision decision : List.of(EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN)) {
      if (one == decision || other == decision) {
        return decision;
      }
    }
    return ALLOWED;
  }

  /** True for both kinds of denial. */
  public boolean isDenied() {
    return this == EXPLICIT_DENY || this == IMPLICIT_DENY;
  }
}
