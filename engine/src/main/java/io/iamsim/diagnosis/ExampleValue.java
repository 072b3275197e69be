package io.iamsim.diagnosis;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyString;
import io.iamsim.model.SetOperator;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value with which a condition holds, or does not, and the words for all such values. Whether it
 * does is for the engine to say; this only guesses well.
 *
 * @param value the value, for a request to carry
 * @param unknownValue the same for a request of which no more is known than the words say, where
 *     that can be said
 * @param words such as {@code is `eu-central-1` or `eu-west-1`}
 */
record ExampleValue(ContextValue value, ContextValue unknownValue, String words) {
  private static final List<String> ADDRESSES =
      List.of("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1");
  private static final int MOST = 3;

  /** A value with which the condition comes out so; none if none is found. */
  static Optional<ExampleValue> of(Condition condition, boolean holds) {
    if (condition.operator().comparison() == Comparison.NULL) {
      return ofNull(condition, holds);
    }
    boolean within = condition.operator().negated() != holds;
    List<String> texts =
        condition.values().stream()
            .map(ConditionValue::value)
            .filter(value -> !value.hasVariables() && !value.malformed())
            .map(PolicyString::text)
            .toList();
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    @Nullable String value =
        within
            ? inside(condition.operator().comparison(), texts.get(0))
            : outside(condition.operator().comparison(), texts);
    if (value == null) {
      return Optional.empty();
    }
    boolean list = condition.operator().set() != SetOperator.NONE;
    ContextValue example = list ? ContextValue.ofList(List.of(value)) : ContextValue.of(value);
    boolean anyOther =
        !within && !list && condition.operator().comparison() == Comparison.STRING_EQUALS;
    return Optional.of(
        new ExampleValue(
            example,
            anyOther ? ContextValue.present(new ValueShape.Except(texts)) : example,
            words(condition.operator().comparison(), texts, within)));
  }

  private static Optional<ExampleValue> ofNull(Condition condition, boolean holds) {
    boolean wantsAbsent =
        condition.values().stream()
            .anyMatch(value -> value.value().text().equalsIgnoreCase("true"));
    return Optional.of(
        wantsAbsent == holds
            ? new ExampleValue(new ContextValue.Absent(), new ContextValue.Absent(), "is absent")
            : new ExampleValue(ContextValue.of("example"), ContextValue.present(), "is there"));
  }

  private static String words(Comparison comparison, List<String> texts, boolean within) {
    String listed =
        texts.stream().limit(MOST).map(text -> "`" + text + "`").collect(Collectors.joining(" or "))
            + (texts.size() > MOST ? " or another of the " + texts.size() + " listed" : "");
    String verb =
        switch (comparison) {
          case STRING_LIKE, ARN_LIKE, ARN_EQUALS -> within ? "is like " : "is not like ";
          case NUMERIC_LESS_THAN, DATE_LESS_THAN -> within ? "is below " : "is not below ";
          case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS ->
              within ? "is at most " : "is above ";
          case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> within ? "is above " : "is not above ";
          case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS ->
              within ? "is at least " : "is below ";
          case IP_ADDRESS -> within ? "is in " : "is not in ";
          default -> within ? "is " : "is not ";
        };
    return verb + listed;
  }

  private static @Nullable String inside(Comparison comparison, String text) {
    return switch (comparison) {
      case STRING_LIKE, ARN_LIKE, ARN_EQUALS ->
          text.equals("*") ? "example" : text.replace("*", "example").replace('?', 'x');
      case NUMERIC_LESS_THAN -> shifted(text, -1);
      case NUMERIC_GREATER_THAN -> shifted(text, 1);
      case DATE_LESS_THAN -> moved(text, -1);
      case DATE_GREATER_THAN -> moved(text, 1);
      case IP_ADDRESS -> text.replaceFirst("/.*", "");
      default -> text;
    };
  }

  private static @Nullable String outside(Comparison comparison, List<String> texts) {
    String text = texts.get(0);
    return switch (comparison) {
      case BOOL -> text.equalsIgnoreCase("true") ? "false" : "true";
      case NUMERIC_EQUALS, NUMERIC_LESS_THAN_EQUALS -> shifted(text, 1);
      case NUMERIC_GREATER_THAN_EQUALS -> shifted(text, -1);
      case DATE_EQUALS, DATE_LESS_THAN_EQUALS -> moved(text, 1);
      case DATE_GREATER_THAN_EQUALS -> moved(text, -1);
      case ARN_LIKE, ARN_EQUALS -> "arn:aws:iam::000000000000:role/example";
      case IP_ADDRESS ->
          ADDRESSES.stream()
              .filter(address -> texts.stream().noneMatch(range -> begins(range, address)))
              .findFirst()
              .orElse(null);
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, BINARY_EQUALS ->
          texts.contains("example") ? "another-example" : "example";
      default -> text;
    };
  }

  private static boolean begins(String range, String address) {
    return range.startsWith(address.substring(0, address.lastIndexOf('.') + 1));
  }

  private static @Nullable String shifted(String number, int by) {
    try {
      return new BigDecimal(number).add(BigDecimal.valueOf(by)).toPlainString();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable String moved(String date, int days) {
    try {
      return Instant.parse(date).plus(Duration.ofDays(days)).toString();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
