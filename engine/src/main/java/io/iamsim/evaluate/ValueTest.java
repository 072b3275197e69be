package io.iamsim.evaluate;

import io.iamsim.compile.CompiledValues;
import io.iamsim.match.ArnGlob;
import io.iamsim.match.DateValue;
import io.iamsim.match.Fit;
import io.iamsim.match.Glob;
import io.iamsim.match.NumericValue;
import io.iamsim.model.Comparison;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policy values against one request value, negation aside (COND-20 to COND-33). */
final class ValueTest {
  private ValueTest() {}

  /** True if stars and question marks in the values of a comparison are wildcards. */
  static boolean hasWildcards(Comparison comparison) {
    return switch (comparison) {
      case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
      default -> false;
    };
  }

  /** A hit if one of the values fits; malformed if the request value cannot be compared. */
  static Fit test(
      Comparison comparison, CompiledValues values, String text, EvaluationContext context) {
    if (values instanceof CompiledValues.Texts expected) {
      return Fit.of(expected.texts().contains(text));
    }
    if (values instanceof CompiledValues.Patterns patterns) {
      return Fit.of(matchesAny(patterns.globs(), text));
    }
    if (values instanceof CompiledValues.Addresses addresses) {
      return addresses.ranges().test(text, context.address());
    }
    if (values instanceof CompiledValues.Bools bools) {
      return bool(bools, text);
    }
    if (values instanceof CompiledValues.ArnPatterns patterns) {
      return arns(patterns, text);
    }
    if (values instanceof CompiledValues.TextsInAnyCase expected) {
      return Fit.of(equalsAny(expected.texts(), text));
    }
    if (values instanceof CompiledValues.Dates dates) {
      return dates(comparison, dates.instants(), text, context.date());
    }
    if (values instanceof CompiledValues.Numbers numbers) {
      return numbers(comparison, numbers.numbers(), text);
    }
    return values instanceof CompiledValues.Binaries binaries
        ? binaries(binaries, text)
        : Fit.MALFORMED;
  }

  /**
   * The request value against the pattern in {@link EvaluationContext#pattern}, if that could be
   * built; one that could not equals nothing, but the request value must be readable all the same
   * (VAR-5).
   */
  static Fit testTemplate(
      Comparison comparison, Truth built, String text, EvaluationContext context) {
    boolean arn = comparison == Comparison.ARN_EQUALS || comparison == Comparison.ARN_LIKE;
    if (built != Truth.TRUE) {
      boolean readable =
          switch (comparison) {
            case ARN_EQUALS, ARN_LIKE -> isArn(text);
            case BOOL -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            default -> true;
          };
      return readable ? Fit.MISS : Fit.MALFORMED;
    }
    Glob.Builder pattern = context.pattern();
    if (arn) {
      boolean comparable = isArn(text) && pattern.isArn();
      return comparable ? Fit.of(pattern.matchesPartByPart(text)) : Fit.MALFORMED;
    }
    if (comparison == Comparison.STRING_EQUALS || comparison == Comparison.STRING_LIKE) {
      return Fit.of(pattern.matches(text));
    }
    @Nullable CompiledValues value = CompiledValues.ofText(comparison, pattern.toString());
    return value == null ? Fit.MALFORMED : test(comparison, value, text, context);
  }

  private static boolean matchesAny(List<Glob> globs, String text) {
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).matches(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalsAny(List<String> texts, String text) {
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  /** A bare {@code *} matches what is no ARN too; another pattern cannot be compared with it. */
  private static Fit arns(CompiledValues.ArnPatterns patterns, String text) {
    List<ArnGlob> globs = patterns.globs();
    if (patterns.anything()) {
      return Fit.HIT;
    }
    if (!isArn(text)) {
      return Fit.MALFORMED;
    }
    for (int i = 0; i < globs.size(); i++) {
      if (globs.get(i).matchesPartByPart(text)) {
        return Fit.HIT;
      }
    }
    return Fit.MISS;
  }

  private static Fit bool(CompiledValues.Bools bools, String text) {
    if (text.equalsIgnoreCase("true")) {
      return Fit.of(bools.wantsTrue());
    }
    return text.equalsIgnoreCase("false") ? Fit.of(bools.wantsFalse()) : Fit.MALFORMED;
  }

  private static Fit numbers(Comparison comparison, List<NumericValue> numbers, String text) {
    if (!NumericValue.isNumber(text)) {
      return Fit.MALFORMED;
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (isOrdered(comparison, numbers.get(i).compareFrom(text))) {
        return Fit.HIT;
      }
    }
    return Fit.MISS;
  }

  private static Fit dates(
      Comparison comparison, List<Instant> instants, String text, DateValue date) {
    if (!date.read(text)) {
      return Fit.MALFORMED;
    }
    for (int i = 0; i < instants.size(); i++) {
      if (isOrdered(comparison, date.compareTo(instants.get(i)))) {
        return Fit.HIT;
      }
    }
    return Fit.MISS;
  }

  /** Whether the request value stands to the policy value as the operator wants. */
  private static boolean isOrdered(Comparison comparison, int order) {
    return switch (comparison) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order < 0;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order <= 0;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order > 0;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order >= 0;
      default -> order == 0;
    };
  }

  private static boolean isArn(String text) {
    int colons = 0;
    for (int i = 0; i < text.length() && colons < 5; i++) {
      colons += text.charAt(i) == ':' ? 1 : 0;
    }
    return colons == 5 && text.startsWith("arn:");
  }

  private static Fit binaries(CompiledValues.Binaries binaries, String text) {
    try {
      String canonical = Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
      return Fit.of(binaries.base64().contains(canonical));
    } catch (IllegalArgumentException e) {
      return Fit.MALFORMED;
    }
  }
}
