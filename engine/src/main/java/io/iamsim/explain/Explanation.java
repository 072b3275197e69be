package io.iamsim.explain;

import io.iamsim.decision.EvaluationResult;
import java.util.List;

/**
 * A decision with everything that led to it.
 *
 * @param result the decision, the same that authorizing gives
 * @param statements every statement of every layer that applies, in the order of the layers
 * @param nearestMisses for a denial or an unknown: in each layer that blocks, the statement that
 *     came closest to letting the request through; the nearest first
 * @param contextReads the condition keys that statements asked for whose other parts fit
 */
public record Explanation(
    EvaluationResult result,
    List<StatementExplanation> statements,
    List<StatementExplanation> nearestMisses,
    List<ContextRead> contextReads) {
  public Explanation {
    statements = List.copyOf(statements);
    nearestMisses = List.copyOf(nearestMisses);
    contextReads = List.copyOf(contextReads);
  }
}
