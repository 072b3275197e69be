package io.iamsim.evaluate;

import io.iamsim.compile.CompiledCondition;
import io.iamsim.compile.CompiledValue;
import io.iamsim.decision.Note;
import io.iamsim.model.Comparison;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.SetOperator;
import io.iamsim.request.ContextValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one condition holds: the master truth table of section 3.2, in the order of COND-5.
 *
 * <p>One request value against all policy values is {@link #one}; a set operator folds that over
 * the request values.
 */
final class ConditionEvaluator {
  private final CompiledCondition condition;
  private final ConditionOperator operator;
  private final EvaluationContext context;

  private ConditionEvaluator(CompiledCondition condition, EvaluationContext context) {
    this.condition = condition;
    this.operator = condition.source().operator();
    this.context = context;
  }

  static Truth evaluate(CompiledCondition condition, EvaluationContext context) {
    return new ConditionEvaluator(condition, context).evaluate();
  }

  private Truth evaluate() {
    ContextValue value = context.read(condition.source().key());
    if (operator.comparison() == Comparison.NULL) {
      return nullTest(value);
    }
    if (value instanceof ContextValue.Unknown) {
      return Truth.UNKNOWN;
    }
    if (operator.set() != SetOperator.NONE) {
      return setTest(value);
    }
    if (!(value instanceof ContextValue.Present present) || present.values().isEmpty()) {
      // an empty list reads as an absent key
      return Truth.of(operator.ifExists() || operator.negated());
    }
    if (present.multivalued()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "COND-14",
          "`"
              + condition.source().key()
              + "` holds a list, and `"
              + operator
              + "` without ForAllValues or ForAnyValue never matches a list");
      return Truth.FALSE;
    }
    return one(present.values().get(0));
  }

  /** COND-30. */
  private Truth nullTest(ContextValue value) {
    if (operator.set() != SetOperator.NONE) {
      return Truth.of(operator.set() == SetOperator.FOR_ALL_VALUES);
    }
    Truth absent =
        value instanceof ContextValue.Unknown
            ? Truth.UNKNOWN
            : Truth.of(!(value instanceof ContextValue.Present present) || holdsNothing(present));
    Truth any = Truth.FALSE;
    for (CompiledValue expected : condition.values()) {
      if (expected instanceof CompiledValue.Bool bool) {
        any = any.or(absent.negatedIf(!bool.value()));
      }
    }
    return any;
  }

  /** No value at all, or a list of nothing but empty texts (COND-12, COND-30). */
  private static boolean holdsNothing(ContextValue.Present present) {
    return present.values().isEmpty()
        || (present.multivalued() && present.values().stream().allMatch(String::isEmpty));
  }

  /** COND-12, COND-13. */
  private Truth setTest(ContextValue value) {
    List<String> values =
        value instanceof ContextValue.Present present ? present.values() : List.of();
    if (operator.set() == SetOperator.FOR_ANY_VALUE) {
      boolean absent = !(value instanceof ContextValue.Present);
      if (absent && operator.ifExists()) {
        context.note(
            Note.Kind.LOW_CONFIDENCE,
            "DIS-11",
            "`" + operator + "` is taken as true because the key is absent");
        return Truth.TRUE;
      }
      Truth any = Truth.FALSE;
      for (String text : values) {
        any = any.or(one(text));
      }
      return any;
    }
    if (values.stream().allMatch(String::isEmpty)) {
      return Truth.TRUE;
    }
    Truth all = Truth.TRUE;
    for (String text : values) {
      all = all.and(one(text));
    }
    return all;
  }

  /** One request value: a hit on any policy value, or for a negated operator on none (COND-1). */
  private Truth one(String text) {
    boolean hit = false;
    boolean unknown = false;
    boolean malformed = false;
    for (CompiledValue value : condition.values()) {
      switch (compare(value, text)) {
        case HIT -> hit = true;
        case UNKNOWN -> unknown = true;
        case MALFORMED -> malformed = true;
        case MISS -> {}
      }
    }
    if (malformed) {
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

  private ValueTest.Outcome compare(CompiledValue value, String text) {
    if (!(value instanceof CompiledValue.Template template)) {
      return ValueTest.compare(operator.comparison(), value, text);
    }
    EvaluationContext.Variables variables = context.variables();
    @Nullable CompiledValue expanded = template.expand(variables::valueOf);
    ValueTest.Outcome withoutValue = ValueTest.missingValue(operator.comparison(), text);
    if (variables.unknown() && withoutValue != ValueTest.Outcome.MALFORMED) {
      return ValueTest.Outcome.UNKNOWN;
    }
    // VAR-5: no value is a value that nothing equals
    return expanded == null
        ? withoutValue
        : ValueTest.compare(operator.comparison(), expanded, text);
  }
}
