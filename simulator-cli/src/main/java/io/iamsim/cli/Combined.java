package io.iamsim.cli;

import io.iamsim.decision.Decision;
import java.util.List;

/** The decision on several resources of one call: all must be allowed (MULTI-1, MULTI-3). */
final class Combined {
  private static final List<Decision> STRONGEST_FIRST =
      List.of(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY, Decision.UNKNOWN, Decision.ALLOWED);

  private Combined() {}

  static Decision of(List<Decision> decisions) {
    return STRONGEST_FIRST.stream()
        .filter(decisions::contains)
        .findFirst()
        .orElse(Decision.ALLOWED);
  }
}
