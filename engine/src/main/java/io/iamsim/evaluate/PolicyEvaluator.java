package io.iamsim.evaluate;

import io.iamsim.compile.ActionPlan;
import io.iamsim.compile.Candidates;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.match.IntList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one level against the request (EVAL-3, EVAL-4): for an answer with its reasons
 * all of them in order, for the decision alone only those that an index finds, and only until one
 * decides. Which statements are tried is all that differs.
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

  /** Whether a Deny matches; stops at the first that does for certain. */
  public static void denies(ActionPlan plan, EvaluationContext context, Tally tally) {
    if (plan.denies().size() > 0) {
      tryOut(plan.denies(), context, tally, false);
    }
  }

  /**
   * Whether an Allow matches; stops at the first that does for certain, unless it matters how all
   * of them name the caller.
   */
  public static void allows(
      ActionPlan plan, EvaluationContext context, Tally tally, boolean everyGrant) {
    if (plan.allows().size() > 0) {
      tryOut(plan.allows(), context, tally, everyGrant);
    }
  }

  private static void tryOut(
      Candidates candidates, EvaluationContext context, Tally tally, boolean all) {
    if (!candidates.isIndexed()) {
      boolean decided = false;
      for (int i = 0; i < candidates.size() && !decided; i++) {
        decided = tryOut(candidates.get(i), context, tally) && !all;
      }
      return;
    }
    IntList found = context.candidates();
    int start = found.size();
    candidates.collect(context.hashedResource(), found);
    boolean decided = false;
    for (int i = start; i < found.size() && !decided; i++) {
      decided = tryOut(candidates.get(found.get(i)), context, tally) && !all;
    }
    found.truncate(start);
  }

  /** True if the statement matches for certain. */
  private static boolean tryOut(
      CompiledStatement statement, EvaluationContext context, Tally tally) {
    Match match = StatementEvaluator.evaluateCovering(statement, Truth.TRUE, context, Trace.NONE);
    tally.add(statement.effect(), match);
    return match.truth() == Truth.TRUE;
  }
}
