package io.iamsim.compile;

import io.iamsim.match.ArnGlob;
import io.iamsim.match.CidrBlock;
import io.iamsim.match.DateValue;
import io.iamsim.match.Glob;
import io.iamsim.match.NumericValue;
import io.iamsim.model.Comparison;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A condition value, parsed for its comparison (COND-20 to COND-33). */
public sealed interface CompiledValue {

  /** A text to be equal to. */
  record Text(String text) implements CompiledValue {}

  /** A pattern over the whole text. */
  record Pattern(Glob glob) implements CompiledValue {}

  /** A pattern over an ARN, part by part. */
  record ArnPattern(ArnGlob glob) implements CompiledValue {}

  /** Any ARN at all: a bare {@code *} (COND-32). */
  record AnyArn() implements CompiledValue {}

  /** A number. */
  record Numeric(BigDecimal number) implements CompiledValue {}

  /** A point in time. */
  record Date(Instant instant) implements CompiledValue {}

  /** True or false. */
  record Bool(boolean value) implements CompiledValue {}

  /** Bytes, as the base64 that they encode to. */
  record Binary(String base64) implements CompiledValue {}

  /** A range of addresses. */
  record Addresses(CidrBlock range) implements CompiledValue {}

  /** A value that depends on the request (VAR-7). */
  record Template(Comparison comparison, PolicyString value) implements CompiledValue {
    /**
     * The value for a request.
     *
     * @param valueOf the text to insert for a variable, or null for none
     * @return the value, or null if a variable has no value (VAR-5)
     */
    public @Nullable CompiledValue expand(Function<Segment.Variable, @Nullable String> valueOf) {
      return CompiledValue.expand(comparison, value, valueOf);
    }
  }

  /** A value that its comparison cannot read (COND-33). */
  record Malformed(String text) implements CompiledValue {}

  /** The value, parsed; a template if it has variables. */
  static CompiledValue of(Comparison comparison, PolicyString value) {
    if (value.malformed()) {
      return new Malformed(value.text());
    }
    if (value.hasVariables()) {
      return new Template(comparison, value);
    }
    @Nullable CompiledValue fixed = expand(comparison, value, variable -> null);
    return fixed == null ? new Malformed(value.text()) : fixed;
  }

  private static @Nullable CompiledValue expand(
      Comparison comparison,
      PolicyString value,
      Function<Segment.Variable, @Nullable String> valueOf) {
    boolean wildcards =
        switch (comparison) {
          case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
          default -> false;
        };
    Glob.Builder pattern = Glob.builder();
    StringBuilder text = new StringBuilder();
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.AnySequence && wildcards) {
        pattern.anySequence();
        text.append('*');
        continue;
      }
      if (segment instanceof Segment.AnyCharacter && wildcards) {
        pattern.anyCharacter();
        text.append('?');
        continue;
      }
      @Nullable String literal = literal(segment, valueOf);
      if (literal == null) {
        return null;
      }
      pattern.literal(literal);
      text.append(literal);
    }
    return read(comparison, text.toString(), pattern, value);
  }

  private static @Nullable String literal(
      Segment segment, Function<Segment.Variable, @Nullable String> valueOf) {
    if (segment instanceof Segment.Literal literal) {
      return literal.text();
    }
    if (segment instanceof Segment.Variable variable) {
      return valueOf.apply(variable);
    }
    return segment instanceof Segment.AnySequence ? "*" : "?";
  }

  private static CompiledValue read(
      Comparison comparison, String text, Glob.Builder pattern, PolicyString value) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE -> new Text(text);
      case STRING_LIKE -> new Pattern(pattern.build());
      case ARN_EQUALS, ARN_LIKE -> arn(text, pattern, value);
      case NUMERIC_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          or(NumericValue.parse(text).map(Numeric::new), text);
      case DATE_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          or(DateValue.parse(text).map(Date::new), text);
      case BOOL, NULL -> or(bool(text).map(Bool::new), text);
      case BINARY_EQUALS -> or(base64(text).map(Binary::new), text);
      case IP_ADDRESS -> or(CidrBlock.parse(text).map(Addresses::new), text);
    };
  }

  private static CompiledValue arn(String text, Glob.Builder pattern, PolicyString value) {
    if (value.text().equals("*")) {
      return new AnyArn();
    }
    ArnGlob glob = pattern.buildArn();
    return text.startsWith("arn:") && glob.partCount() == 6
        ? new ArnPattern(glob)
        : new Malformed(text);
  }

  private static CompiledValue or(Optional<? extends CompiledValue> value, String text) {
    return value.isPresent() ? value.get() : new Malformed(text);
  }

  /** COND-27: the words true and false in any case. */
  static Optional<Boolean> bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The canonical base64 of what the text encodes (COND-28). */
  static Optional<String> base64(String text) {
    try {
      return Optional.of(Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
