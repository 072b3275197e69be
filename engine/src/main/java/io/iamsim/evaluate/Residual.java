package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.model.Effect;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a statement for a kind of request (see {@link RequestFrame}): whether it names
 * the caller is settled, of its ARN patterns only what follows the common beginning is left, and
 * what a condition comes to while the request itself does not give its key is known.
 */
final class Residual {
  private final Effect effect;
  private final Match named;
  private final ResidualResource resource;
  private final Test[] tests;

  /**
   * A condition.
   *
   * @param usual what it comes to if the request does not give its key; null if that depends
   */
  private record Test(CompiledCondition condition, @Nullable Truth usual) {
    static Test of(CompiledCondition condition, RequestFrame frame) {
      boolean settled = condition.templates().isEmpty() && frame.isSettled(condition.key());
      return new Test(
          condition, settled ? ConditionEvaluator.evaluate(condition, frame.context()) : null);
    }

    boolean usuallyFails() {
      return usual == Truth.FALSE;
    }

    Truth holds(EvaluationContext context) {
      return usual == null || context.gives(condition.key())
          ? ConditionEvaluator.evaluate(condition, context)
          : usual;
    }
  }

  private Residual(Effect effect, Match named, ResidualResource resource, Test[] tests) {
    this.effect = effect;
    this.named = named;
    this.resource = resource;
    this.tests = tests;
  }

  /** What is left of a statement that covers the action; null if it never matches. */
  static @Nullable Residual of(CompiledStatement statement, RequestFrame frame) {
    Match named =
        PrincipalEvaluator.evaluate(statement.source(), statement.type(), frame.context());
    ResidualResource resource = ResidualResource.of(statement, frame);
    if (named.truth() == Truth.FALSE || resource.coversNothing()) {
      return null;
    }
    Test[] tests =
        statement.conditions().stream()
            .map(condition -> Test.of(condition, frame))
            .sorted(Comparator.comparing(test -> !test.usuallyFails()))
            .toArray(Test[]::new);
    return new Residual(statement.effect(), named, resource, tests);
  }

  /** True if it matches whatever is asked. */
  boolean isUnconditional() {
    return resource.coversAll() && tests.length == 0;
  }

  /** The key without which it does not match, if there is one. */
  @Nullable CompiledKey neededKey() {
    return tests.length > 0 && tests[0].usuallyFails() ? tests[0].condition().key() : null;
  }

  Effect effect() {
    return effect;
  }

  /** As what it names the caller. */
  Match named() {
    return named;
  }

  /** Whether it matches. */
  Match evaluate(EvaluationContext context) {
    Truth truth = named.truth().and(resource.evaluate(context));
    for (int i = 0; i < tests.length && truth != Truth.FALSE; i++) {
      truth = truth.and(tests[i].holds(context));
    }
    if (truth == named.truth()) {
      return named;
    }
    return truth == Truth.FALSE ? Match.NO : Match.of(truth, named.grantClass());
  }
}
