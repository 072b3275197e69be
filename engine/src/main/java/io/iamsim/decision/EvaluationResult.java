package io.iamsim.decision;

import io.iamsim.model.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one request (BLOCK-1 to BLOCK-8, UNK-17).
 *
 * @param decision the outcome
 * @param decidedBy the layers that decide: for a denial what blocks, first the primary one; for an
 *     allow what grants; empty where a rule decides without policies
 * @param bypassed layers that do not allow but need not, because of how a resource policy names the
 *     caller (BLOCK-5)
 * @param rules rules that decide beside the policies, such as XACC-9
 * @param layers every layer's word, organisation levels one by one
 * @param missingContextKeys keys that were read, were not given, and were taken as absent
 * @param unknownContextKeys keys that were read and are unknown
 * @param notes what else to know
 */
public record EvaluationResult(
    Decision decision,
    List<Layer> decidedBy,
    List<Layer> bypassed,
    List<String> rules,
    List<LayerDecision> layers,
    List<String> missingContextKeys,
    List<String> unknownContextKeys,
    List<Note> notes) {
  public EvaluationResult {
    decidedBy = List.copyOf(decidedBy);
    bypassed = List.copyOf(bypassed);
    rules = List.copyOf(rules);
    layers = List.copyOf(layers);
    missingContextKeys = List.copyOf(missingContextKeys);
    unknownContextKeys = List.copyOf(unknownContextKeys);
    notes = List.copyOf(notes);
  }

  /** True if the action does not work on the resource, so that there is no such request. */
  public boolean notApplicable() {
    return rules.contains("ROOM-100");
  }

  /** The same with further notes after its own. */
  public EvaluationResult withNotes(List<Note> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Note> all = new ArrayList<>(notes);
    all.addAll(more);
    return new EvaluationResult(
        decision, decidedBy, bypassed, rules, layers, missingContextKeys, unknownContextKeys, all);
  }

  /** All statements that matched, denying ones first, else in the order of the layers. */
  public List<MatchedStatement> matchedStatements() {
    List<MatchedStatement> all = new ArrayList<>();
    layers.forEach(layer -> all.addAll(layer.matched()));
    all.sort(
        Comparator.comparing((MatchedStatement matched) -> matched.statement().effect())
            .reversed());
    return List.copyOf(all);
  }

  /**
   * The statement that decides: the first that matches for certain in a deciding layer and whose
   * effect is the decision. None decides where nothing allows, or something is unknown.
   */
  public Optional<MatchedStatement> decidingStatement() {
    if (decision != Decision.ALLOWED && decision != Decision.EXPLICIT_DENY) {
      return Optional.empty();
    }
    Effect effect = decision == Decision.ALLOWED ? Effect.ALLOW : Effect.DENY;
    return layers.stream()
        .filter(layer -> decidedBy.contains(layer.layer()))
        .flatMap(layer -> layer.matched().stream())
        .filter(matched -> matched.certain() && matched.statement().effect() == effect)
        .findFirst();
  }
}
