package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.query.AccessCondition;
import io.iamsim.query.AccessCondition.All;
import io.iamsim.query.AccessCondition.Any;
import io.iamsim.query.AccessCondition.Covers;
import io.iamsim.query.AccessCondition.EndpointAllows;
import io.iamsim.query.AccessCondition.Not;
import io.iamsim.query.AccessCondition.Test;
import io.iamsim.query.ConditionText;
import io.iamsim.reference.arbitrary.Conditions;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The condition that is derived with keys unknown says, once they are known, what the engine says
 * then. The expression is evaluated by the reference, not by the engine.
 */
final class AccessConditionProperties {
  private static final IamEngine ENGINE = IamEngine.of(Environment.empty());
  private static final SourceSpan NOWHERE = SourceSpan.at("", 1, 1);

  @Provide
  Arbitrary<Scenario> known() {
    return Scenarios.known();
  }

  @Provide
  Arbitrary<Scenario> withUnknownLayers() {
    return Scenarios.withUnknowns();
  }

  @Provide
  Arbitrary<Set<String>> keys() {
    return Scenarios.keys().set().ofMinSize(1).ofMaxSize(25);
  }

  @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void theConditionHoldsExactlyWhereTheEngineAllows(
      @ForAll("known") Scenario scenario, @ForAll("keys") Set<String> unknown) {
    Decision decision = agrees(scenario, unknown);
    Statistics.collect(decision);
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whereALayerIsUnknownTheConditionSaysSoAndClaimsNothingMore(
      @ForAll("withUnknownLayers") Scenario scenario, @ForAll("keys") Set<String> unknown) {
    agrees(scenario, unknown);
  }

  private static Decision agrees(Scenario scenario, Set<String> unknown) {
    AccessRequest full = scenario.request();
    ApplicablePolicies policies = scenario.policies();
    AccessRequest blind = blinded(full, unknown);
    AccessCondition condition =
        AccessCondition.of(ENGINE.suppose(blind, policies), full.resource());
    Decision decision = ENGINE.authorize(full, policies).decision();
    Truth holds = holds(condition, question(full));
    String what = ConditionText.of(condition);
    if (holds == Truth.TRUE && unknownStays(full)) {
      // the expression may know what the engine leaves open
      assertThat(decision.isDenied()).as(what).isFalse();
    } else if (holds == Truth.TRUE) {
      assertThat(decision).as(what).isEqualTo(Decision.ALLOWED);
    } else if (holds == Truth.FALSE) {
      assertThat(decision).as(what).isNotEqualTo(Decision.ALLOWED);
    } else {
      boolean said = condition.isUndetermined() || unknownStays(full);
      assertThat(said).as(what).isTrue();
    }
    return ENGINE.authorize(blind, policies).decision();
  }

  private static boolean unknownStays(AccessRequest request) {
    return request.context().values().values().stream()
        .anyMatch(ContextValue.Unknown.class::isInstance);
  }

  private static AccessRequest blinded(AccessRequest request, Set<String> unknown) {
    RequestContext.Builder context = request.context().toBuilder();
    unknown.forEach(key -> context.put(key, Conditions.unknown(key)));
    return new AccessRequest(
        request.principal(),
        request.action(),
        request.resource(),
        request.resourceAccount(),
        context.build());
  }

  private static Question question(AccessRequest request) {
    return new Question(request, request.context().values(), ReferenceFacts.none(), Truth.UNKNOWN);
  }

  private static Truth holds(AccessCondition condition, Question question) {
    if (condition instanceof All all) {
      return Truth.all(all.parts(), part -> holds(part, question));
    }
    if (condition instanceof Any any) {
      return Truth.any(any.parts(), part -> holds(part, question));
    }
    if (condition instanceof Not not) {
      return holds(not.part(), question).not();
    }
    if (condition instanceof Test test) {
      return ConditionRules.hold(List.of(condition(test)), question);
    }
    if (condition instanceof Covers covers) {
      return ResourceRules.matches(element(covers), PolicyType.IDENTITY, question);
    }
    // the scenario brings the endpoint's policy itself
    return condition instanceof EndpointAllows ? Truth.TRUE : Truth.UNKNOWN;
  }

  private static Condition condition(Test test) {
    return new Condition(
        test.operator(),
        test.key(),
        test.values().stream().map(value -> new ConditionValue(value, NOWHERE)).toList(),
        NOWHERE);
  }

  private static ResourceElement element(Covers covers) {
    return new ResourceElement(
        covers.negated(),
        covers.patterns().stream().map(value -> new ResourcePattern(value, NOWHERE)).toList(),
        NOWHERE);
  }
}
