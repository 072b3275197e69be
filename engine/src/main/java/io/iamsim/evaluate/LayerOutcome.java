package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import java.util.List;
import java.util.Set;

/**
 * What the policies of one level say of a request (EVAL-3).
 *
 * @param deny whether a Deny matches
 * @param allow whether an Allow matches
 * @param grants the classes of the Allows that match for certain (EVAL-11)
 * @param possibleGrants the classes of the Allows that may match, the certain ones included
 * @param matched the statements that match or may match
 */
public record LayerOutcome(
    Truth deny,
    Truth allow,
    Set<GrantClass> grants,
    Set<GrantClass> possibleGrants,
    List<MatchedStatement> matched) {
  public LayerOutcome {
    grants = Set.copyOf(grants);
    possibleGrants = Set.copyOf(possibleGrants);
    matched = List.copyOf(matched);
  }

  /** The result if everything unknown turns out against the request. */
  public LayerResult atWorst() {
    return result(deny != Truth.FALSE, allow == Truth.TRUE);
  }

  /** The result if everything unknown turns out for the request. */
  public LayerResult atBest() {
    return result(deny == Truth.TRUE, allow != Truth.FALSE);
  }

  /** The result, unknown if worst and best differ. */
  public LayerResult result() {
    return atWorst() == atBest() ? atWorst() : LayerResult.UNKNOWN;
  }

  private static LayerResult result(boolean denied, boolean allowed) {
    if (denied) {
      return LayerResult.EXPLICIT_DENY;
    }
    return allowed ? LayerResult.ALLOWED : LayerResult.IMPLICIT_DENY;
  }
}
