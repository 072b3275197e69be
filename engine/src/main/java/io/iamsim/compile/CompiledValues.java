package io.iamsim.compile;

import io.iamsim.match.AddressRanges;
import io.iamsim.match.ArnGlob;
import io.iamsim.match.CidrBlock;
import io.iamsim.match.DateValue;
import io.iamsim.match.Glob;
import io.iamsim.match.NumericValue;
import io.iamsim.model.Comparison;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Reading;
import io.iamsim.model.PolicyString.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a condition that do not depend on the request, parsed for their comparison and
 * taken together (COND-20 to COND-33). Which form there is follows from the comparison.
 */
public sealed interface CompiledValues {

  /** Texts, one of which to be equal to. */
  record Texts(Set<String> texts) implements CompiledValues {
    public Texts {
      texts = Set.copyOf(texts);
    }
  }

  /** Texts, one of which to be equal to but for case. */
  record TextsInAnyCase(List<String> texts) implements CompiledValues {
    public TextsInAnyCase {
      texts = List.copyOf(texts);
    }
  }

  /** Patterns over the whole text. */
  record Patterns(List<Glob> globs) implements CompiledValues {
    public Patterns {
      globs = List.copyOf(globs);
    }
  }

  /**
   * Patterns over an ARN, part by part.
   *
   * @param anything true if one of them is a bare {@code *}, which matches any text (COND-32)
   */
  record ArnPatterns(boolean anything, List<ArnGlob> globs) implements CompiledValues {
    public ArnPatterns {
      globs = List.copyOf(globs);
    }
  }

  /** Numbers. */
  record Numbers(List<NumericValue> numbers) implements CompiledValues {
    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }

  /** Points in time. */
  record Dates(List<Instant> instants) implements CompiledValues {
    public Dates {
      instants = List.copyOf(instants);
    }
  }

  /** Truths. */
  record Bools(boolean wantsTrue, boolean wantsFalse) implements CompiledValues {}

  /** Bytes, as the base64 that they encode to. */
  record Binaries(Set<String> base64) implements CompiledValues {
    public Binaries {
      base64 = Set.copyOf(base64);
    }
  }

  /** Ranges of addresses, merged. */
  record Addresses(AddressRanges ranges) implements CompiledValues {}

  /** The values that their comparison can read; null if there are none. */
  static @Nullable CompiledValues of(Comparison comparison, List<PolicyString> values) {
    if (values.isEmpty()) {
      return null;
    }
    return switch (comparison) {
      case STRING_EQUALS ->
          new Texts(
              values.stream().map(CompiledValues::text).collect(Collectors.toUnmodifiableSet()));
      case STRING_EQUALS_IGNORE_CASE ->
          new TextsInAnyCase(values.stream().map(CompiledValues::text).toList());
      case STRING_LIKE ->
          new Patterns(values.stream().map(value -> pattern(value).build()).toList());
      case ARN_EQUALS, ARN_LIKE -> arns(values);
      case NUMERIC_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          read(values, NumericValue::parse, Numbers::new);
      case DATE_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          read(values, DateValue::parse, Dates::new);
      case BOOL, NULL ->
          read(
              values,
              CompiledValues::bool,
              truths -> new Bools(truths.contains(true), truths.contains(false)));
      case BINARY_EQUALS ->
          read(values, CompiledValues::base64, bytes -> new Binaries(Set.copyOf(bytes)));
      case IP_ADDRESS ->
          read(values, CidrBlock::parse, blocks -> new Addresses(AddressRanges.of(blocks)));
    };
  }

  /** True if the comparison cannot read a value without variables (COND-33). */
  static boolean isMalformed(Comparison comparison, PolicyString value) {
    return value.malformed()
        || (!readsAnyText(comparison) && of(comparison, List.of(value)) == null);
  }

  private static boolean readsAnyText(Comparison comparison) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE -> true;
      default -> false;
    };
  }

  /** The one value of that text, in which nothing is a wildcard; null if it cannot be read. */
  public static @Nullable CompiledValues ofText(Comparison comparison, String text) {
    return of(comparison, List.of(PolicyString.literal(text)));
  }

  private static <T> @Nullable CompiledValues read(
      List<PolicyString> values,
      Function<String, Optional<T>> parse,
      Function<List<T>, CompiledValues> together) {
    List<T> readable =
        values.stream().map(value -> parse.apply(text(value))).flatMap(Optional::stream).toList();
    return readable.isEmpty() ? null : together.apply(readable);
  }

  private static @Nullable CompiledValues arns(List<PolicyString> values) {
    boolean anything = false;
    List<ArnGlob> globs = new ArrayList<>();
    for (PolicyString value : values) {
      ArnGlob glob = pattern(value).buildArn(value.text());
      if (value.text().equals("*")) {
        anything = true;
      } else if (glob.partCount() == 6 && glob.literalPrefix().startsWith("arn:")) {
        globs.add(glob);
      }
    }
    return anything || !globs.isEmpty() ? new ArnPatterns(anything, globs) : null;
  }

  /** The text, its wildcards as characters. */
  private static String text(PolicyString value) {
    if (value.reading() == Reading.WILDCARDS || value.reading() == Reading.LITERAL) {
      return value.text();
    }
    return value.segments().stream().map(CompiledValues::text).collect(Collectors.joining());
  }

  private static String text(Segment segment) {
    if (segment instanceof Segment.Literal literal) {
      return literal.text();
    }
    return segment instanceof Segment.AnySequence ? "*" : "?";
  }

  private static Glob.Builder pattern(PolicyString value) {
    Glob.Builder pattern = Glob.builder();
    if (value.reading() == Reading.WILDCARDS) {
      return pattern.pattern(value.text());
    }
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.AnySequence) {
        pattern.anySequence();
      } else if (segment instanceof Segment.AnyCharacter) {
        pattern.anyCharacter();
      } else {
        pattern.literal(text(segment));
      }
    }
    return pattern;
  }

  /** COND-27: the words true and false in any case. */
  private static Optional<Boolean> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The canonical base64 of what the text encodes (COND-28). */
  private static Optional<String> base64(String text) {
    try {
      return Optional.of(Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
