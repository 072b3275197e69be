package io.iamsim.authorize;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.LayerOutcome;
import io.iamsim.evaluate.PolicyEvaluator;
import io.iamsim.evaluate.Trace;
import io.iamsim.model.Effect;
import io.iamsim.service.ServiceLayer;
import io.iamsim.service.Withholding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One layer against the request: its levels' words and what they come to, at worst and at best.
 *
 * @param layer which layer
 * @param atWorst the result if everything unknown turns out against the request
 * @param atBest the result if everything unknown turns out for the request
 * @param grants how the layer's certain Allows name the caller
 * @param possibleGrants how its possible Allows do, the certain ones included
 * @param decisions a word for each level
 */
record LayerEvaluation(
    Layer layer,
    LayerResult atWorst,
    LayerResult atBest,
    Set<GrantClass> grants,
    Set<GrantClass> possibleGrants,
    List<LayerDecision> decisions) {
  LayerEvaluation {
    grants = Set.copyOf(grants);
    possibleGrants = Set.copyOf(possibleGrants);
    decisions = List.copyOf(decisions);
  }

  static LayerEvaluation of(
      Layer layer,
      PolicyLayer policies,
      CompiledPolicies compiled,
      EvaluationContext context,
      Trace trace) {
    return switch (policies.state()) {
      case NOT_APPLICABLE -> without(layer, LayerResult.NOT_APPLICABLE, policies.reason());
      case NOT_PROVIDED -> unknown(layer, policies.reason());
      case APPLIES -> evaluate(layer, policies, compiled, context, trace);
    };
  }

  /** A layer of which a service speaks. */
  static LayerEvaluation of(ServiceLayer layer) {
    LayerResult result = layer.atWorst() == layer.atBest() ? layer.atWorst() : LayerResult.UNKNOWN;
    return new LayerEvaluation(
        layer.layer(),
        layer.atWorst(),
        layer.atBest(),
        layer.grants(),
        layer.possibleGrants(),
        List.of(new LayerDecision(layer.layer(), null, result, layer.reason(), List.of())));
  }

  /** What is told of a layer for whose sake the Allows of the resource's policy do not count. */
  static LayerEvaluation of(Withholding withheld) {
    LayerResult result = withheld.certain() ? LayerResult.IMPLICIT_DENY : LayerResult.UNKNOWN;
    return new LayerEvaluation(
        withheld.by(),
        LayerResult.NOT_APPLICABLE,
        LayerResult.NOT_APPLICABLE,
        Set.of(),
        Set.of(),
        List.of(new LayerDecision(withheld.by(), null, result, withheld.reason(), List.of())));
  }

  /** A layer that says the same of every request. */
  static LayerEvaluation without(Layer layer, LayerResult result, String reason) {
    return new LayerEvaluation(
        layer,
        result,
        result,
        Set.of(),
        Set.of(),
        List.of(new LayerDecision(layer, null, result, reason, List.of())));
  }

  /** A layer whose policies are not known: it may deny, and it may grant in any manner (UNK-12). */
  static LayerEvaluation unknown(Layer layer, String reason) {
    return new LayerEvaluation(
        layer,
        LayerResult.EXPLICIT_DENY,
        LayerResult.ALLOWED,
        Set.of(),
        layer == Layer.RESOURCE ? EnumSet.complementOf(EnumSet.of(GrantClass.KMS_GRANT)) : Set.of(),
        List.of(new LayerDecision(layer, null, LayerResult.UNKNOWN, reason, List.of())));
  }

  /** Levels are AND-ed (SCP-3, RCP-4); a layer outside organisations has one. */
  private static LayerEvaluation evaluate(
      Layer layer,
      PolicyLayer policies,
      CompiledPolicies compiled,
      EvaluationContext context,
      Trace trace) {
    LayerResult worst = LayerResult.ALLOWED;
    LayerResult best = LayerResult.ALLOWED;
    Set<GrantClass> grants = EnumSet.noneOf(GrantClass.class);
    Set<GrantClass> possible = EnumSet.noneOf(GrantClass.class);
    List<LayerDecision> decisions = new ArrayList<>();
    for (PolicyLevel level : policies.levels()) {
      LayerOutcome outcome =
          PolicyEvaluator.evaluate(
              layer, level.target(), compiled.of(level.policies()), context, trace);
      LayerResult levelWorst = full(layer, outcome.atWorst());
      LayerResult levelBest = full(layer, outcome.atBest());
      worst = stricter(worst, levelWorst);
      best = stricter(best, levelBest);
      grants.addAll(outcome.grants());
      possible.addAll(outcome.possibleGrants());
      LayerResult result = levelWorst == levelBest ? levelWorst : LayerResult.UNKNOWN;
      decisions.add(new LayerDecision(layer, level.target(), result, "", outcome.matched()));
    }
    return new LayerEvaluation(layer, worst, best, grants, possible, decisions);
  }

  /** The layer if those of its statements that may match did so or not. */
  LayerEvaluation supposing(Predicate<MatchedStatement> holds) {
    boolean open =
        decisions.stream()
            .flatMap(level -> level.matched().stream())
            .anyMatch(matched -> !matched.certain());
    if (!open) {
      return this;
    }
    LayerResult all = LayerResult.ALLOWED;
    Set<GrantClass> classes = EnumSet.noneOf(GrantClass.class);
    for (LayerDecision level : decisions) {
      List<MatchedStatement> matching =
          level.matched().stream()
              .filter(matched -> matched.certain() || holds.test(matched))
              .toList();
      all = stricter(all, full(layer, result(matching)));
      matching.stream()
          .filter(matched -> matched.statement().effect() == Effect.ALLOW)
          .flatMap(matched -> matched.grant().stream())
          .forEach(classes::add);
    }
    return new LayerEvaluation(layer, all, all, classes, classes, decisions);
  }

  private static LayerResult result(List<MatchedStatement> matching) {
    if (matching.stream().anyMatch(matched -> matched.statement().effect() == Effect.DENY)) {
      return LayerResult.EXPLICIT_DENY;
    }
    return matching.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED;
  }

  /** RCP-3: every level has the AWS-managed full access. */
  static LayerResult full(Layer layer, LayerResult result) {
    return layer == Layer.RESOURCE_CONTROL && result == LayerResult.IMPLICIT_DENY
        ? LayerResult.ALLOWED
        : result;
  }

  /** What two words on one layer come to: a denial outweighs an allow. */
  static LayerResult stricter(LayerResult one, LayerResult other) {
    if (one == LayerResult.EXPLICIT_DENY || other == LayerResult.EXPLICIT_DENY) {
      return LayerResult.EXPLICIT_DENY;
    }
    boolean oneSays = one == LayerResult.IMPLICIT_DENY || other == LayerResult.NOT_APPLICABLE;
    return oneSays ? one : other;
  }
}
