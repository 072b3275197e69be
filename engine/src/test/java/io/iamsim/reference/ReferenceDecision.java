package io.iamsim.reference;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a request.
 *
 * @param decision the outcome
 * @param layers what the layers say, organisation levels one by one; empty if a rule decides alone
 * @param rules the rule that decides without asking the layers
 */
public record ReferenceDecision(Decision decision, List<LayerWord> layers, List<String> rules) {
  public ReferenceDecision {
    layers = List.copyOf(layers);
    rules = List.copyOf(rules);
  }

  /**
   * What one layer, or one level of it, says.
   *
   * @param layer the layer
   * @param target the organisation node of a level, or null
   * @param result its word
   */
  public record LayerWord(Layer layer, @Nullable String target, LayerResult result) {}

  static ReferenceDecision byRule(Decision decision, String rule) {
    return new ReferenceDecision(decision, List.of(), List.of(rule));
  }
}
