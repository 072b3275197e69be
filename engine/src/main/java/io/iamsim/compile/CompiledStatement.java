package io.iamsim.compile;

import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in compiled form. Its principals need no compiling: they are compared as they are.
 *
 * @param source what it was compiled from
 * @param type the type of its policy
 * @param action the actions, or null if the statement has none and so no effect
 * @param resource the resources, or null if the statement has none
 * @param conditions the tests, in order
 */
public record CompiledStatement(
    Statement source,
    PolicyType type,
    @Nullable CompiledAction action,
    @Nullable CompiledResource resource,
    List<CompiledCondition> conditions) {
  public CompiledStatement {
    conditions = List.copyOf(conditions);
  }

  /** What it does if it matches. */
  public Effect effect() {
    return source.effect();
  }
}
