package io.iamsim.explain;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import java.util.List;
import java.util.Optional;

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

  /** What there is to say of a statement that matched. */
  public Optional<StatementExplanation> statement(MatchedStatement matched) {
    return statements.stream().filter(statement -> statement.isOf(matched)).findFirst();
  }

  /**
   * The layers and levels of a request that is not allowed in which a further Allow could count and
   * no statement came near.
   */
  public List<LayerDecision> withoutNearMiss() {
    return NearestMisses.withoutAllow(result).stream()
        .filter(
            level ->
                level.result() == LayerResult.IMPLICIT_DENY
                    && nearestMisses.stream()
                        .noneMatch(
                            miss ->
                                miss.layer() == level.layer()
                                    && miss.targetNode().equals(level.targetNode())))
        .toList();
  }
}
