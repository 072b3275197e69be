package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledValues;
import io.iamsim.decision.Note;
import io.iamsim.match.Fit;
import io.iamsim.model.Comparison;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.SetOperator;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one condition holds: the master truth table of section 3.2, in the order of COND-5.
 *
 * <p>One request value against all policy values is {@link #one}; a set operator folds that over
 * the request values.
 */
final class ConditionEvaluator {
  private ConditionEvaluator() {}

  static Truth evaluate(CompiledCondition condition, EvaluationContext context) {
    ConditionOperator operator = condition.source().operator();
    ContextValue value = context.read(condition.key());
    if (operator.comparison() == Comparison.NULL) {
      return nullTest(condition, operator, value);
    }
    if (value instanceof ContextValue.Unknown unknown) {
      return ofUnknown(condition, operator, unknown, context);
    }
    if (operator.set() != SetOperator.NONE) {
      return setTest(condition, operator, value, context);
    }
    if (!(value instanceof ContextValue.Present present) || present.values().isEmpty()) {
      // an empty list reads as an absent key
      return Truth.of(operator.ifExists() || operator.negated());
    }
    if (present.multivalued()) {
      if (context.takesNotes()) {
        context.note(
            Note.Kind.LOW_CONFIDENCE,
            "COND-14",
            "`"
                + condition.source().key()
                + "` holds a list, and `"
                + operator
                + "` without ForAllValues or ForAnyValue never matches a list");
      }
      return Truth.FALSE;
    }
    return one(condition, operator, present.values().get(0), context);
  }

  /**
   * A key whose value is not known (ROOM-130): what holds for every value that it may have, and for
   * its absence unless it is there for certain.
   */
  private static Truth ofUnknown(
      CompiledCondition condition,
      ConditionOperator operator,
      ContextValue.Unknown value,
      EvaluationContext context) {
    boolean list = value.multivalued() && operator.set() == SetOperator.NONE;
    Truth there = list ? Truth.FALSE : one(condition, operator, value.shape(), context);
    boolean vacuous = // an empty text satisfies any ForAllValues (COND-12)
        operator.set() == SetOperator.FOR_ALL_VALUES
            && !value.multivalued()
            && value.shape().mayBeEmpty();
    if (vacuous && there == Truth.FALSE) {
      there = Truth.UNKNOWN;
    }
    if (value.certain()) {
      return there;
    }
    Truth absent =
        switch (operator.set()) {
          case FOR_ALL_VALUES -> Truth.TRUE;
          case FOR_ANY_VALUE -> Truth.of(operator.ifExists());
          case NONE -> Truth.of(operator.ifExists() || operator.negated());
        };
    return there == absent ? there : Truth.UNKNOWN;
  }

  /** One request value of a shape against all policy values. */
  private static Truth one(
      CompiledCondition condition,
      ConditionOperator operator,
      ValueShape shape,
      EvaluationContext context) {
    @Nullable CompiledValues values = condition.values();
    boolean everyAddress =
        values instanceof CompiledValues.Addresses addresses
            && addresses.ranges().coversEverything();
    if (operator.negated() && (condition.malformed() || everyAddress)) {
      return Truth.FALSE; // what is no address differs from none either (COND-33)
    }
    Truth hit = values == null ? Truth.FALSE : ShapeTest.test(operator.comparison(), values, shape);
    for (int i = 0; i < condition.templates().size(); i++) {
      Truth built =
          TemplateEvaluator.build(
              condition.templates().get(i), ValueTest.hasWildcards(operator.comparison()), context);
      hit =
          hit.or(
              switch (built) {
                case TRUE -> template(operator, shape, context);
                case UNKNOWN -> Truth.UNKNOWN;
                case FALSE -> Truth.FALSE;
              });
    }
    return hit.negatedIf(operator.negated());
  }

  /** A pattern that its comparison cannot read hits nothing and differs from nothing (COND-33). */
  private static Truth template(
      ConditionOperator operator, ValueShape shape, EvaluationContext context) {
    @Nullable Truth hit = ShapeTest.testTemplate(operator.comparison(), context.pattern(), shape);
    return hit == null ? Truth.of(operator.negated()) : hit;
  }

  /** COND-30. */
  private static Truth nullTest(
      CompiledCondition condition, ConditionOperator operator, ContextValue value) {
    if (operator.set() != SetOperator.NONE) {
      return Truth.of(operator.set() == SetOperator.FOR_ALL_VALUES);
    }
    if (!(condition.values() instanceof CompiledValues.Bools wanted)) {
      return Truth.FALSE;
    }
    Truth absent =
        value instanceof ContextValue.Unknown unknown
            ? unknown.certain() ? Truth.FALSE : Truth.UNKNOWN
            : Truth.of(!(value instanceof ContextValue.Present present) || holdsNothing(present));
    Truth asAbsent = wanted.wantsTrue() ? absent : Truth.FALSE;
    Truth asPresent = wanted.wantsFalse() ? absent.not() : Truth.FALSE;
    return asAbsent.or(asPresent);
  }

  /** No value at all, or a list of nothing but empty texts (COND-12, COND-30). */
  private static boolean holdsNothing(ContextValue.Present present) {
    return present.values().isEmpty() || (present.multivalued() && allEmpty(present.values()));
  }

  private static boolean allEmpty(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** COND-12, COND-13. */
  private static Truth setTest(
      CompiledCondition condition,
      ConditionOperator operator,
      ContextValue value,
      EvaluationContext context) {
    List<String> values =
        value instanceof ContextValue.Present present ? present.values() : List.of();
    if (operator.set() == SetOperator.FOR_ANY_VALUE) {
      boolean absent = !(value instanceof ContextValue.Present);
      if (absent && operator.ifExists()) {
        if (context.takesNotes()) {
          context.note(
              Note.Kind.LOW_CONFIDENCE,
              "DIS-11",
              "`" + operator + "` is taken as true because the key is absent");
        }
        return Truth.TRUE;
      }
      Truth any = Truth.FALSE;
      for (int i = 0; i < values.size(); i++) {
        any = any.or(one(condition, operator, values.get(i), context));
      }
      return any;
    }
    if (allEmpty(values)) {
      return Truth.TRUE;
    }
    Truth all = Truth.TRUE;
    for (int i = 0; i < values.size(); i++) {
      all = all.and(one(condition, operator, values.get(i), context));
    }
    return all;
  }

  /** One request value: a hit on any policy value, or for a negated operator on none (COND-1). */
  private static Truth one(
      CompiledCondition condition,
      ConditionOperator operator,
      String text,
      EvaluationContext context) {
    boolean hit = false;
    boolean unknown = false;
    boolean malformed = condition.malformed();
    @Nullable CompiledValues values = condition.values();
    if (values != null) {
      Fit fit = ValueTest.test(operator.comparison(), values, text, context);
      hit = fit == Fit.HIT;
      malformed |= fit == Fit.MALFORMED;
    }
    for (int i = 0; i < condition.templates().size(); i++) {
      Truth built =
          TemplateEvaluator.build(
              condition.templates().get(i), ValueTest.hasWildcards(operator.comparison()), context);
      Fit fit = ValueTest.testTemplate(operator.comparison(), built, text, context);
      hit |= fit == Fit.HIT;
      malformed |= fit == Fit.MALFORMED;
      unknown |= fit == Fit.MISS && built == Truth.UNKNOWN;
    }
    if (malformed && context.takesNotes()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "COND-33",
          "a value of `" + condition.source().key() + "` or of its condition is malformed");
    }
    if (operator.negated()) {
      return malformed || hit ? Truth.FALSE : unknown ? Truth.UNKNOWN : Truth.TRUE;
    }
    return hit ? Truth.TRUE : unknown ? Truth.UNKNOWN : Truth.FALSE;
  }
}
