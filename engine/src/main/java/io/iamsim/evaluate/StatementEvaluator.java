package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledStatement;
import java.util.List;

/**
 * One statement against the request: action, principal, resource and conditions, all of which must
 * fit (MATCH-10). It stops where the answer is clear, unless the trace wants every part.
 */
final class StatementEvaluator {
  private StatementEvaluator() {}

  static Match evaluate(CompiledStatement statement, EvaluationContext context, Trace trace) {
    Truth truth =
        Truth.of(statement.action() != null && statement.action().covers(context.action()));
    trace.action(statement, truth);
    return stops(truth, context, trace)
        ? Match.NO
        : evaluateCovering(statement, truth, context, trace);
  }

  /** A statement of which it is known whether it covers the action. */
  static Match evaluateCovering(
      CompiledStatement statement, Truth action, EvaluationContext context, Trace trace) {
    Match named = PrincipalEvaluator.evaluate(statement.source(), statement.type(), context);
    trace.principal(statement, named.truth(), named.grantClass());
    Truth truth = action.and(named.truth());
    if (stops(truth, context, trace)) {
      return Match.NO;
    }
    Truth resource = ResourceEvaluator.evaluate(statement, context);
    trace.resource(statement, resource);
    truth = truth.and(resource);
    if (stops(truth, context, trace)) {
      return Match.NO;
    }
    truth = truth.and(conditions(statement.conditions(), context, trace));
    trace.matched(statement, truth);
    return truth == Truth.FALSE ? Match.NO : Match.of(truth, named.grantClass());
  }

  /** True if the statement cannot match and nobody wants to see the rest. */
  private static boolean stops(Truth truth, EvaluationContext context, Trace trace) {
    context.count(truth != Truth.FALSE);
    return truth == Truth.FALSE && !trace.wantsEveryPart();
  }

  private static Truth conditions(
      List<CompiledCondition> conditions, EvaluationContext context, Trace trace) {
    Truth all = Truth.TRUE;
    for (int i = 0; i < conditions.size() && !isSettled(all, context, trace); i++) {
      CompiledCondition condition = conditions.get(i);
      Truth truth = ConditionEvaluator.evaluate(condition, context);
      trace.condition(condition, truth);
      all = all.and(truth);
    }
    return all;
  }

  /** Whoever records wants to know of every key that the statement reads. */
  private static boolean isSettled(Truth all, EvaluationContext context, Trace trace) {
    return all == Truth.FALSE && !context.isRecording() && !trace.wantsEveryPart();
  }
}
