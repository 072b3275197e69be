package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import io.iamsim.explain.StatementExplanation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is in the way of a request.
 *
 * @param layer where, or null if a rule decides beside the policies
 * @param target the organization node, or null
 * @param explicit true for a Deny, false for a missing Allow
 * @param certain false if it is in the way only if what is not known turns out so
 * @param statement the Deny, or the Allow that came closest; null if there is none
 * @param text what is in the way, in words
 * @param remedies changes that take it away, the smallest first; each was tried
 */
public record Obstacle(
    @Nullable Layer layer,
    @Nullable String target,
    boolean explicit,
    boolean certain,
    @Nullable StatementExplanation statement,
    String text,
    List<Remedy> remedies) {
  public Obstacle {
    remedies = List.copyOf(remedies);
  }

  /** The Deny, or the Allow that came closest. */
  public Optional<StatementExplanation> explained() {
    return Optional.ofNullable(statement);
  }

  Obstacle with(List<Remedy> tried) {
    return new Obstacle(layer, target, explicit, certain, statement, text, tried);
  }
}
