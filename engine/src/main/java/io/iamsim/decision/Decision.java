package io.iamsim.decision;

import java.util.Collection;
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

  /**
   * The decision on a call of several questions: all must be allowed, and one denial denies
   * whatever the others are (EVAL-8, MULTI-1, MULTI-3).
   */
  public static Decision together(Collection<Decision> decisions) {
    for (Decision decision : List.of(EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN)) {
      if (decisions.contains(decision)) {
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
