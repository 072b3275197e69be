package io.iamsim.explain;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements that came closest to letting a request through: in each layer or level whose Allow
 * is missing the one with the least wrong. One whose actions are of another service is not near.
 */
final class NearestMisses {
  private final ActionName action;

  private NearestMisses(ActionName action) {
    this.action = action;
  }

  static List<StatementExplanation> of(
      ActionName action, EvaluationResult result, List<StatementExplanation> statements) {
    NearestMisses misses = new NearestMisses(action);
    List<StatementExplanation> nearest = new ArrayList<>();
    for (LayerDecision level : withoutAllow(result)) {
      misses.nearest(level, statements).ifPresent(nearest::add);
    }
    nearest.sort(Comparator.comparingInt(NearestMisses::distance));
    return nearest;
  }

  /**
   * The layers and levels of a request that is not allowed in which a further Allow could count:
   * those that decide, and beside the caller's identity-based policies the resource's policy, which
   * could grant as well (EVAL-12).
   */
  static List<LayerDecision> withoutAllow(EvaluationResult result) {
    if (result.decision() == Decision.ALLOWED || result.decision() == Decision.EXPLICIT_DENY) {
      return List.of();
    }
    List<LayerDecision> levels = new ArrayList<>();
    for (LayerDecision level : result.layers()) {
      boolean decides = result.decidedBy().contains(level.layer());
      boolean couldGrant =
          level.layer() == Layer.RESOURCE && result.decidedBy().contains(Layer.IDENTITY);
      boolean open =
          level.result() == LayerResult.IMPLICIT_DENY
              || level.result() == LayerResult.UNKNOWN
              || (decides && level.result() == LayerResult.ALLOWED);
      if (open && (decides || couldGrant)) {
        levels.add(level);
      }
    }
    return levels;
  }

  private Optional<StatementExplanation> nearest(
      LayerDecision level, List<StatementExplanation> statements) {
    return statements.stream()
        .filter(statement -> statement.layer() == level.layer())
        .filter(statement -> statement.targetNode().equals(level.targetNode()))
        .filter(statement -> statement.statement().effect() == Effect.ALLOW)
        .filter(statement -> statement.outcome() != PartExplanation.Outcome.MATCHES)
        .filter(this::isNear)
        .min(Comparator.comparingInt(NearestMisses::distance));
  }

  private boolean isNear(StatementExplanation statement) {
    return namesService(statement.statement().action())
        || statement.parts().stream()
            .anyMatch(
                part ->
                    part.part() == PartExplanation.Part.ACTION
                        && part.outcome() == PartExplanation.Outcome.MATCHES);
  }

  private boolean namesService(@Nullable ActionElement element) {
    String prefix = action.service() + ":";
    return element != null
        && !element.negated()
        && element.patterns().stream()
            .anyMatch(pattern -> pattern.text().regionMatches(true, 0, prefix, 0, prefix.length()));
  }

  private static int distance(StatementExplanation statement) {
    int distance = 0;
    for (PartExplanation part : statement.parts()) {
      int weight =
          switch (part.part()) {
            case ACTION -> 100;
            case PRINCIPAL -> 20;
            case RESOURCE -> 10;
            case CONDITION -> 2;
          };
      distance +=
          switch (part.outcome()) {
            case MATCHES -> 0;
            case UNKNOWN -> 1;
            case DOES_NOT_MATCH -> weight;
          };
    }
    return distance;
  }
}
