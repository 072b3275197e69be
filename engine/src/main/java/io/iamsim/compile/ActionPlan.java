package io.iamsim.compile;

import io.iamsim.match.ObjectSize;
import io.iamsim.model.Effect;
import java.util.List;

/**
 * What is left of policies for one action: the statements that cover it, all in order, and by
 * effect with an index over their resources.
 *
 * @param statements in the order of the policies
 * @param denies those that deny
 * @param allows those that allow
 */
public record ActionPlan(List<CompiledStatement> statements, Candidates denies, Candidates allows) {
  public ActionPlan {
    statements = List.copyOf(statements);
  }

  /** A plan of statements that all cover the action. */
  public static ActionPlan of(List<CompiledStatement> covering) {
    return new ActionPlan(
        covering,
        Candidates.of(of(covering, Effect.DENY)),
        Candidates.of(of(covering, Effect.ALLOW)));
  }

  private static List<CompiledStatement> of(List<CompiledStatement> statements, Effect effect) {
    return statements.stream().filter(statement -> statement.effect() == effect).toList();
  }

  /** The bytes that the plan takes beside its statements. */
  public long retainedBytes() {
    return ObjectSize.object(12)
        + ObjectSize.list(statements.size())
        + denies.bytes()
        + allows.bytes();
  }
}
