package io.iamsim.evaluate;

import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one level against the request (EVAL-3, EVAL-4), all of them in order, for an
 * answer with its reasons. For the decision alone there is {@link ResidualPlan}.
 */
public final class PolicyEvaluator {
  private PolicyEvaluator() {}

  /**
   * What the policies of one level say of the request, and which statements say it. A trace that
   * wants every part gets every statement, others those that cover the action.
   */
  public static LayerOutcome evaluate(
      Layer layer,
      @Nullable String target,
      List<NamedPolicy> policies,
      EvaluationContext context,
      Trace trace) {
    Tally tally = new Tally();
    List<MatchedStatement> matched = new ArrayList<>();
    for (NamedPolicy policy : policies) {
      List<CompiledStatement> statements =
          trace.wantsEveryPart()
              ? policy.policy().statements()
              : policy.policy().plan(context.action()).statements();
      for (CompiledStatement statement : statements) {
        trace.statement(layer, target, policy.name(), statement.type(), statement);
        context.count(true);
        Match match = StatementEvaluator.evaluate(statement, context, trace);
        context.count(true);
        if (match.truth() != Truth.FALSE) {
          tally.add(statement.effect(), match);
          matched.add(matched(layer, target, policy.name(), statement, match));
        }
      }
    }
    return LayerOutcome.of(tally, matched);
  }

  private static MatchedStatement matched(
      Layer layer,
      @Nullable String target,
      String policy,
      CompiledStatement statement,
      Match match) {
    return new MatchedStatement(
        layer,
        statement.type(),
        policy,
        target,
        statement.source(),
        match.grantClass(),
        match.truth() == Truth.TRUE);
  }
}
