package io.iamsim.reference;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.SetOperator;
import io.iamsim.reference.ValueRules.Outcome;
import io.iamsim.request.ContextValue;
import java.util.List;

/** Conditions: COND-1 to COND-36 but for the comparisons, and the table of section 3.2. */
final class ConditionRules {
  private final Condition condition;
  private final ConditionOperator operator;
  private final Question question;

  private ConditionRules(Condition condition, Question question) {
    this.condition = condition;
    this.operator = condition.operator();
    this.question = question;
  }

  static Truth hold(List<Condition> conditions, Question question) {
    return Truth.all(conditions, condition -> new ConditionRules(condition, question).holds());
  }

  /** The order of COND-5. */
  private Truth holds() {
    ContextValue known = question.value(condition.key());
    return known instanceof ContextValue.Unknown unknown ? holds(unknown) : holds(known);
  }

  /** ROOM-130: what holds whatever the value is. */
  private Truth holds(ContextValue.Unknown unknown) {
    List<Truth> truths =
        PossibleValues.of(unknown, condition, question).stream()
            .map(this::holds)
            .distinct()
            .toList();
    return truths.size() == 1 ? truths.get(0) : Truth.UNKNOWN;
  }

  private Truth holds(ContextValue known) {
    if (operator.comparison() == Comparison.NULL) {
      return nullTest(known);
    }
    boolean absent = known instanceof ContextValue.Absent;
    List<String> values = known instanceof ContextValue.Present p ? p.values() : List.of();
    boolean list = isList(known);
    boolean empty = values.isEmpty();
    switch (operator.set()) {
      case FOR_ALL_VALUES:
        return holdsNothing(values) ? Truth.TRUE : Truth.all(values, this::satisfied);
      case FOR_ANY_VALUE:
        if (empty) {
          return Truth.of(absent && operator.ifExists());
        }
        return Truth.any(values, this::satisfied);
      case NONE:
      default:
        if (empty) {
          return Truth.of(operator.ifExists() || operator.negated());
        }
        return list ? Truth.FALSE : satisfied(values.get(0));
    }
  }

  /** COND-30. */
  private Truth nullTest(ContextValue known) {
    if (operator.set() != SetOperator.NONE) {
      return Truth.of(operator.set() == SetOperator.FOR_ALL_VALUES);
    }
    List<String> values = known instanceof ContextValue.Present p ? p.values() : List.of();
    boolean missing = isList(known) ? holdsNothing(values) : values.isEmpty();
    return Truth.of(
        condition.values().stream()
            .map(value -> value.value().text())
            .anyMatch(text -> text.equalsIgnoreCase(missing ? "true" : "false")));
  }

  /** CTX-3. */
  private static boolean isList(ContextValue known) {
    return known instanceof ContextValue.Present present
        && (present.multivalued() || present.values().size() > 1);
  }

  /** COND-12, COND-30: a list of nothing but empty strings is as good as none. */
  private static boolean holdsNothing(List<String> values) {
    return values.stream().allMatch(String::isEmpty);
  }

  /** One request value against all policy values: COND-1, COND-33, VAR-5, VAR-6, VAR-8. */
  private Truth satisfied(String requestValue) {
    if (condition.values().isEmpty()) {
      return Truth.of(operator.negated()); // COND-34, before any value is looked at
    }
    boolean wellFormed = ValueRules.wellFormed(operator.comparison(), requestValue);
    Truth hit = Truth.FALSE;
    boolean malformed = !wellFormed;
    for (ConditionValue value : condition.values()) {
      Outcome outcome = compare(value, requestValue);
      malformed |= outcome == Outcome.MALFORMED;
      hit = hit.or(truth(outcome));
    }
    if (!operator.negated()) {
      return hit;
    }
    return malformed ? Truth.FALSE : hit.not();
  }

  private static Truth truth(Outcome outcome) {
    return switch (outcome) {
      case HIT -> Truth.TRUE;
      case MISS, MALFORMED -> Truth.FALSE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }

  private Outcome compare(ConditionValue value, String requestValue) {
    Comparison comparison = operator.comparison();
    if (!comparison.expandsVariables()) {
      return ValueRules.compare(comparison, Token.literal(value.value().text()), requestValue);
    }
    Expansion expansion =
        Expansion.of(value.value(), ValueRules.hasWildcards(comparison), question);
    return switch (expansion.state()) {
      case TEXT -> ValueRules.compare(comparison, expansion.tokens(), requestValue);
      case NO_VALUE -> Outcome.MISS;
      case MALFORMED -> Outcome.MALFORMED;
      case UNKNOWN ->
          ValueRules.wellFormed(comparison, requestValue) ? Outcome.UNKNOWN : Outcome.MISS;
    };
  }
}
