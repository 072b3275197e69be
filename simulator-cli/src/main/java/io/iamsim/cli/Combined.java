package io.iamsim.cli;

import io.iamsim.decision.Decision;
import java.util.List;

/** The decision on several resources of one call: all must be allowed (MULTI-1, MULTI-3). */
final class Combined {
  private Combined() {}

  static Decision of(List<Decision> decisions) {
    return decisions.stream().reduce(Decision.ALLOWED, Decision::strongest);
  }
}
