package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.model.PolicyType;
import org.jspecify.annotations.Nullable;

/**
 * Listens to an evaluation. A trace that wants every part makes evaluation go on where it would
 * stop; it never changes an outcome.
 */
public interface Trace {
  /** Listens to nothing. */
  Trace NONE = new Trace() {};

  /** True to have every part of every statement evaluated. */
  default boolean wantsEveryPart() {
    return false;
  }

  /** A statement is about to be evaluated. */
  default void statement(
      Layer layer,
      @Nullable String target,
      String policy,
      PolicyType type,
      CompiledStatement statement) {}

  /** Whether the action fits. */
  default void action(CompiledStatement statement, Truth truth) {}

  /** Whether the caller fits, and how the statement names it. */
  default void principal(
      CompiledStatement statement, Truth truth, @Nullable GrantClass grantClass) {}

  /** Whether the resource fits. */
  default void resource(CompiledStatement statement, Truth truth) {}

  /** Whether a condition holds. */
  default void condition(CompiledCondition condition, Truth truth) {}

  /** Whether the whole statement matches. */
  default void matched(CompiledStatement statement, Truth truth) {}
}
