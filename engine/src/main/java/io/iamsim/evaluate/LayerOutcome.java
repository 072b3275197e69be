package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import java.util.List;
import java.util.Set;

/**
 * What the policies of one level say of a request (EVAL-3).
 *
 * @param atWorst the result if everything unknown turns out against the request
 * @param atBest the result if everything unknown turns out for the request
 * @param grants the classes of the Allows that match for certain (EVAL-11)
 * @param possibleGrants the classes of the Allows that may match, the certain ones included
 * @param matched the statements that match or may match
 */
public record LayerOutcome(
    LayerResult atWorst,
    LayerResult atBest,
    Set<GrantClass> grants,
    Set<GrantClass> possibleGrants,
    List<MatchedStatement> matched) {
  public LayerOutcome {
    grants = Set.copyOf(grants);
    possibleGrants = Set.copyOf(possibleGrants);
    matched = List.copyOf(matched);
  }

  static LayerOutcome of(Tally tally, List<MatchedStatement> matched) {
    return new LayerOutcome(
        tally.atWorst(),
        tally.atBest(),
        Tally.classes(tally.grants()),
        Tally.classes(tally.possibleGrants()),
        matched);
  }
}
