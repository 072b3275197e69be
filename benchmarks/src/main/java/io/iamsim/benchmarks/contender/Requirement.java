package io.iamsim.benchmarks.contender;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition with its values parsed.
 *
 * @param key the key in lower case
 * @param absent what holds if the key is not there
 * @param negated true for the Not forms
 * @param values the alternatives
 */
record Requirement(String key, boolean absent, boolean negated, Value[] values) {

  /** One parsed value. */
  interface Value {
    boolean fits(String given, Map<String, String> context);
  }

  static Requirement of(Condition condition) {
    Comparison comparison = condition.operator().comparison();
    boolean negated = condition.operator().negated();
    if (comparison == Comparison.NULL) {
      boolean wanted = Boolean.parseBoolean(condition.values().get(0).value().text());
      return new Requirement(
          condition.key().canonical(), wanted, false, new Value[] {(given, context) -> !wanted});
    }
    return new Requirement(
        condition.key().canonical(),
        condition.operator().ifExists() || negated,
        negated,
        condition.values().stream()
            .map(value -> value(comparison, value.value()))
            .toArray(Value[]::new));
  }

  private static Value value(Comparison comparison, PolicyString value) {
    String text = value.text();
    if (value.hasVariables()) {
      List<Segment> segments = value.segments();
      return (given, context) ->
          value(comparison, PolicyString.withoutVariables(Variables.insert(segments, context)))
              .fits(given, context);
    }
    return switch (comparison) {
      case STRING_EQUALS -> (given, context) -> text.equals(given);
      case STRING_LIKE, ARN_LIKE, ARN_EQUALS -> like(Wildcard.of(text));
      case BOOL -> (given, context) -> text.equalsIgnoreCase(given);
      case IP_ADDRESS -> within(Ipv4Range.of(text));
      case NUMERIC_LESS_THAN -> below(new BigDecimal(text));
      case DATE_LESS_THAN -> before(Instant.parse(text));
      case DATE_GREATER_THAN -> after(Instant.parse(text));
      default -> throw new IllegalArgumentException("no workload uses " + comparison);
    };
  }

  private static Value like(Wildcard pattern) {
    return (given, context) -> pattern.matches(given);
  }

  private static Value within(Ipv4Range range) {
    return (given, context) -> range.contains(Ipv4Range.address(given));
  }

  private static Value below(BigDecimal number) {
    return (given, context) -> new BigDecimal(given).compareTo(number) < 0;
  }

  private static Value before(Instant instant) {
    return (given, context) -> Instant.parse(given).isBefore(instant);
  }

  private static Value after(Instant instant) {
    return (given, context) -> Instant.parse(given).isAfter(instant);
  }

  boolean holds(Map<String, String> context) {
    @Nullable String given = context.get(key);
    if (given == null) {
      return absent;
    }
    for (Value value : values) {
      if (value.fits(given, context)) {
        return !negated;
      }
    }
    return negated;
  }
}
