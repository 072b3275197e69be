package io.iamsim.decision;

import java.util.Collection;
import java.util.stream.Stream;

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
   * What several decisions come to if all must be allowed: one denial denies, explicitly if one
   * does so (MULTI-1, MULTI-3).
   */
  public static Decision all(Collection<Decision> decisions) {
    return Stream.of(EXPLICIT_DENY, IMPLICIT_DENY, UNKNOWN)
        .filter(decisions::contains)
        .findFirst()
        .orElse(ALLOWED);
  }

  /** True for both kinds of denial. */
  public boolean isDenied() {
    return this == EXPLICIT_DENY || this == IMPLICIT_DENY;
  }
}
