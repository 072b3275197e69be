package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statement loop: every statement of every policy of one level against the request (MATCH-10,
 * EVAL-3, EVAL-4).
 */
public final class PolicyEvaluator {
  private final Layer layer;
  private final @Nullable String target;
  private final EvaluationContext context;
  private final Trace trace;
  private final Set<GrantClass> grants = EnumSet.noneOf(GrantClass.class);
  private final Set<GrantClass> possibleGrants = EnumSet.noneOf(GrantClass.class);
  private final List<MatchedStatement> matched = new ArrayList<>();
  private Truth deny = Truth.FALSE;
  private Truth allow = Truth.FALSE;

  private PolicyEvaluator(
      Layer layer, @Nullable String target, EvaluationContext context, Trace trace) {
    this.layer = layer;
    this.target = target;
    this.context = context;
    this.trace = trace;
  }

  /** What the policies of one level say of the request. */
  public static LayerOutcome evaluate(
      Layer layer,
      @Nullable String target,
      List<NamedPolicy> policies,
      EvaluationContext context,
      Trace trace) {
    PolicyEvaluator evaluator = new PolicyEvaluator(layer, target, context, trace);
    for (NamedPolicy policy : policies) {
      evaluator.evaluate(policy);
    }
    return new LayerOutcome(
        evaluator.deny,
        evaluator.allow,
        evaluator.grants,
        evaluator.possibleGrants,
        evaluator.matched);
  }

  private void evaluate(NamedPolicy policy) {
    PolicyType type = policy.policy().document().type();
    for (CompiledStatement statement : policy.policy().statements()) {
      trace.statement(layer, target, policy.name(), type, statement);
      context.count(true);
      evaluate(policy, type, statement);
      context.count(true);
    }
  }

  private void evaluate(NamedPolicy policy, PolicyType type, CompiledStatement statement) {
    Truth truth =
        Truth.of(statement.action() != null && statement.action().covers(context.action()));
    trace.action(statement, truth);
    if (stops(truth)) {
      return;
    }
    PrincipalEvaluator.Naming naming =
        PrincipalEvaluator.evaluate(statement.source(), type, context);
    trace.principal(statement, naming.truth(), naming.grantClass());
    truth = truth.and(naming.truth());
    if (stops(truth)) {
      return;
    }
    Truth resource = ResourceEvaluator.evaluate(statement, type, context);
    trace.resource(statement, resource);
    truth = truth.and(resource);
    if (stops(truth)) {
      return;
    }
    truth = truth.and(conditions(statement));
    trace.matched(statement, truth);
    if (truth != Truth.FALSE) {
      record(policy, type, statement, naming.grantClass(), truth);
    }
  }

  /** True if the statement cannot match and nobody wants to see the rest. */
  private boolean stops(Truth truth) {
    context.count(truth != Truth.FALSE);
    return truth == Truth.FALSE && !trace.wantsEveryPart();
  }

  private Truth conditions(CompiledStatement statement) {
    Truth all = Truth.TRUE;
    for (CompiledCondition condition : statement.conditions()) {
      Truth truth = ConditionEvaluator.evaluate(condition, context);
      trace.condition(condition, truth);
      all = all.and(truth);
    }
    return all;
  }

  private void record(
      NamedPolicy policy,
      PolicyType type,
      CompiledStatement statement,
      @Nullable GrantClass grantClass,
      Truth truth) {
    if (statement.source().effect() == Effect.DENY) {
      deny = deny.or(truth);
    } else {
      allow = allow.or(truth);
      if (grantClass != null) {
        possibleGrants.add(grantClass);
        if (truth == Truth.TRUE) {
          grants.add(grantClass);
        }
      }
    }
    matched.add(
        new MatchedStatement(
            layer,
            type,
            policy.name(),
            target,
            statement.source(),
            grantClass,
            truth == Truth.TRUE));
  }
}
