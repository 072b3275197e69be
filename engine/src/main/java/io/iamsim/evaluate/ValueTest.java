package io.iamsim.evaluate;

import io.iamsim.compile.CompiledValue;
import io.iamsim.match.DateValue;
import io.iamsim.match.IpAddress;
import io.iamsim.match.NumericValue;
import io.iamsim.model.Comparison;
import java.util.Base64;
import java.util.Optional;

/** One policy value against one request value, negation aside (COND-20 to COND-33). */
final class ValueTest {
  private ValueTest() {}

  /** What a comparison gives. */
  enum Outcome {
    HIT,
    MISS,
    UNKNOWN,
    /** One of the two values is not of the operator's type. */
    MALFORMED;

    static Outcome of(boolean hit) {
      return hit ? HIT : MISS;
    }
  }

  static Outcome compare(Comparison comparison, CompiledValue value, String text) {
    if (value instanceof CompiledValue.Text expected) {
      return Outcome.of(
          comparison == Comparison.STRING_EQUALS_IGNORE_CASE
              ? expected.text().equalsIgnoreCase(text)
              : expected.text().equals(text));
    }
    if (value instanceof CompiledValue.Pattern pattern) {
      return Outcome.of(pattern.glob().matches(text));
    }
    if (value instanceof CompiledValue.AnyArn) {
      return Outcome.HIT;
    }
    if (value instanceof CompiledValue.ArnPattern pattern) {
      return isArn(text) ? Outcome.of(pattern.glob().matchesPartByPart(text)) : Outcome.MALFORMED;
    }
    if (value instanceof CompiledValue.Numeric numeric) {
      return NumericValue.parse(text)
          .map(number -> ordered(comparison, number.compareTo(numeric.number())))
          .orElse(Outcome.MALFORMED);
    }
    if (value instanceof CompiledValue.Date date) {
      return DateValue.parse(text)
          .map(instant -> ordered(comparison, instant.compareTo(date.instant())))
          .orElse(Outcome.MALFORMED);
    }
    if (value instanceof CompiledValue.Bool bool) {
      boolean truth = text.equalsIgnoreCase("true");
      boolean falsehood = text.equalsIgnoreCase("false");
      return truth || falsehood ? Outcome.of(truth == bool.value()) : Outcome.MALFORMED;
    }
    if (value instanceof CompiledValue.Binary binary) {
      return canonicalBase64(text)
          .map(bytes -> Outcome.of(bytes.equals(binary.base64())))
          .orElse(Outcome.MALFORMED);
    }
    if (value instanceof CompiledValue.Addresses addresses) {
      return IpAddress.parse(text)
          .map(address -> Outcome.of(addresses.range().contains(address)))
          .orElse(Outcome.MALFORMED);
    }
    return Outcome.MALFORMED;
  }

  /**
   * A policy value that has no value equals nothing; the request value must be readable all the
   * same.
   */
  static Outcome missingValue(Comparison comparison, String text) {
    boolean readable =
        switch (comparison) {
          case ARN_EQUALS, ARN_LIKE -> isArn(text);
          case BOOL -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
          default -> true;
        };
    return readable ? Outcome.MISS : Outcome.MALFORMED;
  }

  /** Whether the request value stands to the policy value as the operator wants. */
  private static Outcome ordered(Comparison comparison, int order) {
    return Outcome.of(
        switch (comparison) {
          case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
          case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
          case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
          case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
          default -> order == 0;
        });
  }

  private static boolean isArn(String text) {
    int colons = 0;
    for (int i = 0; i < text.length() && colons < 5; i++) {
      colons += text.charAt(i) == ':' ? 1 : 0;
    }
    return colons == 5 && text.startsWith("arn:");
  }

  private static Optional<String> canonicalBase64(String text) {
    try {
      return Optional.of(Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
