package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledResource;
import io.iamsim.compile.CompiledStatement;
import io.iamsim.match.ArnTail;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a statement for a kind of request (see {@link RequestFrame}): whether it names
 * the caller is settled, of its ARN patterns only what follows the common beginning is left, and
 * what a condition comes to while the request itself does not give its key is known.
 */
final class Residual {
  private final Effect effect;
  private final Match named;
  private final CompiledStatement statement;
  private final Left left;
  private final ArnTail[] tails;
  private final boolean negated;
  private final Test[] tests;

  /** What is left of the resource. */
  private enum Left {
    NOTHING,
    TAILS,
    EVERYTHING
  }

  /**
   * A condition.
   *
   * @param usual what it comes to if the request does not give its key; null if that depends
   */
  private record Test(CompiledCondition condition, @Nullable Truth usual) {
    Truth holds(EvaluationContext context) {
      return usual == null || context.gives(condition.key())
          ? ConditionEvaluator.evaluate(condition, context)
          : usual;
    }
  }

  private Residual(
      CompiledStatement statement,
      Match named,
      Left left,
      List<ArnTail> tails,
      boolean negated,
      List<Test> tests) {
    this.effect = statement.effect();
    this.named = named;
    this.statement = statement;
    this.left = left;
    this.tails = tails.toArray(new ArnTail[0]);
    this.negated = negated;
    this.tests = tests.toArray(new Test[0]);
  }

  /** What is left of a statement that covers the action; null if it never matches. */
  static @Nullable Residual of(CompiledStatement statement, RequestFrame frame) {
    EvaluationContext context = frame.context();
    Match named = PrincipalEvaluator.evaluate(statement.source(), statement.type(), context);
    if (named.truth() == Truth.FALSE) {
      return null;
    }
    List<Test> tests = new ArrayList<>(statement.conditions().size());
    for (CompiledCondition condition : statement.conditions()) {
      boolean settled = condition.templates().isEmpty() && frame.isSettled(condition.key());
      tests.add(
          new Test(condition, settled ? ConditionEvaluator.evaluate(condition, context) : null));
    }
    // what usually rules the statement out costs least
    tests.sort(Comparator.comparing(test -> test.usual() == null ? 1 : test.usual().ordinal() - 2));
    return ofResource(statement, named, tests, frame);
  }

  private static @Nullable Residual ofResource(
      CompiledStatement statement, Match named, List<Test> tests, RequestFrame frame) {
    @Nullable CompiledResource resource = statement.resource();
    if (resource == null) {
      return settled(statement, named, tests, statement.type() != PolicyType.KMS_KEY);
    }
    boolean fixed =
        resource.patterns().stream().noneMatch(CompiledResource.Pattern.Template.class::isInstance);
    if (frame.namesNoResource() || (fixed && frame.isWhole())) {
      boolean covers = ResourceEvaluator.evaluate(statement, frame.context()) == Truth.TRUE;
      return settled(statement, named, tests, covers);
    }
    if (!fixed || resource.index() != null || resource.patterns().isEmpty()) {
      return new Residual(statement, named, Left.EVERYTHING, List.of(), false, tests);
    }
    List<ArnTail> tails = new ArrayList<>();
    boolean all = false;
    for (CompiledResource.Pattern pattern : resource.patterns()) {
      all |= pattern instanceof CompiledResource.Pattern.Everything;
      if (pattern instanceof CompiledResource.Pattern.Arns arns) {
        arns.globs().stream()
            .map(glob -> glob.tail(frame.beginning()))
            .filter(Objects::nonNull)
            .forEach(tails::add);
      }
    }
    all |= tails.stream().anyMatch(ArnTail::matchesAll);
    return all || tails.isEmpty()
        ? settled(statement, named, tests, all != resource.negated())
        : new Residual(statement, named, Left.TAILS, tails, resource.negated(), tests);
  }

  private static @Nullable Residual settled(
      CompiledStatement statement, Match named, List<Test> tests, boolean covers) {
    return covers ? new Residual(statement, named, Left.NOTHING, List.of(), false, tests) : null;
  }

  /** True if it matches whatever is asked. */
  boolean isUnconditional() {
    return left == Left.NOTHING && tests.length == 0;
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
    Truth truth = named.truth().and(resource(context));
    for (int i = 0; i < tests.length && truth != Truth.FALSE; i++) {
      truth = truth.and(tests[i].holds(context));
    }
    return truth == Truth.FALSE ? Match.NO : Match.of(truth, named.grantClass());
  }

  private Truth resource(EvaluationContext context) {
    return switch (left) {
      case NOTHING -> Truth.TRUE;
      case TAILS -> Truth.of(anyTail(context.resource()) != negated);
      case EVERYTHING -> ResourceEvaluator.evaluate(statement, context);
    };
  }

  private boolean anyTail(String arn) {
    for (ArnTail tail : tails) {
      if (tail.matches(arn)) {
        return true;
      }
    }
    return false;
  }
}
