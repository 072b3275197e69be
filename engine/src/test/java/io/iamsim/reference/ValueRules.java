package io.iamsim.reference;

import io.iamsim.model.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** One policy value against one request value: COND-20 to COND-33. */
final class ValueRules {
  private ValueRules() {}

  /** What a comparison of two values gives. */
  enum Outcome {
    HIT,
    MISS,
    /** The policy value is none that the operator reads. */
    MALFORMED,
    UNKNOWN;

    static Outcome of(boolean hit) {
      return hit ? HIT : MISS;
    }
  }

  static boolean hasWildcards(Comparison comparison) {
    return switch (comparison) {
      case STRING_LIKE, ARN_EQUALS, ARN_LIKE -> true;
      default -> false;
    };
  }

  /** True if the operator can read the request's value (COND-33). */
  static boolean wellFormed(Comparison comparison, String value) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE, NULL -> true;
      case NUMERIC_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          number(value).isPresent();
      case DATE_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          ReferenceDates.parse(value).isPresent();
      case BOOL -> bool(value).isPresent();
      case BINARY_EQUALS -> binary(value).isPresent();
      case IP_ADDRESS -> ReferenceAddresses.address(value).isPresent();
      case ARN_EQUALS, ARN_LIKE -> sixParts(Token.literal(value)).isPresent();
    };
  }

  static Outcome compare(Comparison comparison, List<Token> policy, String request) {
    String text = text(policy);
    return switch (comparison) {
      case STRING_EQUALS -> Outcome.of(text.equals(request));
      case STRING_EQUALS_IGNORE_CASE -> Outcome.of(text.equalsIgnoreCase(request));
      case STRING_LIKE -> Outcome.of(Token.matches(policy, request));
      case NUMERIC_EQUALS -> numeric(text, request, sign -> sign == 0);
      case NUMERIC_LESS_THAN -> numeric(text, request, sign -> sign < 0);
      case NUMERIC_LESS_THAN_EQUALS -> numeric(text, request, sign -> sign <= 0);
      case NUMERIC_GREATER_THAN -> numeric(text, request, sign -> sign > 0);
      case NUMERIC_GREATER_THAN_EQUALS -> numeric(text, request, sign -> sign >= 0);
      case DATE_EQUALS -> date(text, request, sign -> sign == 0);
      case DATE_LESS_THAN -> date(text, request, sign -> sign < 0);
      case DATE_LESS_THAN_EQUALS -> date(text, request, sign -> sign <= 0);
      case DATE_GREATER_THAN -> date(text, request, sign -> sign > 0);
      case DATE_GREATER_THAN_EQUALS -> date(text, request, sign -> sign >= 0);
      case BOOL -> equal(bool(text), bool(request));
      case BINARY_EQUALS -> equal(binary(text), binary(request));
      case IP_ADDRESS -> ReferenceAddresses.compare(text, request);
      case ARN_EQUALS, ARN_LIKE -> arn(policy, request);
      case NULL -> throw new IllegalArgumentException("COND-30 compares nothing");
    };
  }

  private static String text(List<Token> tokens) {
    return tokens.stream()
        .map(token -> Character.toString(token.codePoint()))
        .collect(Collectors.joining());
  }

  /** COND-24; {@code sign} is that of the request's value minus the policy's. */
  private static Outcome numeric(String policy, String request, IntPredicate sign) {
    Optional<BigDecimal> wanted = number(policy);
    if (wanted.isEmpty()) {
      return Outcome.MALFORMED;
    }
    Optional<BigDecimal> given = number(request);
    return Outcome.of(given.isPresent() && sign.test(given.get().compareTo(wanted.get())));
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?([0-9]+([.][0-9]+)?|[.][0-9]+)")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** COND-25. */
  private static Outcome date(String policy, String request, IntPredicate sign) {
    Optional<Instant> wanted = ReferenceDates.parse(policy);
    if (wanted.isEmpty()) {
      return Outcome.MALFORMED;
    }
    Optional<Instant> given = ReferenceDates.parse(request);
    return Outcome.of(given.isPresent() && sign.test(given.get().compareTo(wanted.get())));
  }

  private static <T> Outcome equal(Optional<T> policy, Optional<T> request) {
    return policy.isEmpty() ? Outcome.MALFORMED : Outcome.of(policy.equals(request));
  }

  /** COND-27. */
  private static Optional<Boolean> bool(String text) {
    if (text.equalsIgnoreCase("true")) {
      return Optional.of(true);
    }
    return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
  }

  /** COND-28. */
  private static Optional<List<Byte>> binary(String text) {
    try {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : Base64.getDecoder().decode(text)) {
        bytes.add(b);
      }
      return Optional.of(bytes);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** COND-32: part by part. */
  private static Outcome arn(List<Token> policy, String request) {
    if (policy.equals(Token.glob("*"))) {
      return Outcome.HIT;
    }
    Optional<List<List<Token>>> wanted = sixParts(policy);
    if (wanted.isEmpty()) {
      return Outcome.MALFORMED;
    }
    List<String> given = Arrays.asList(request.split(":", 6));
    boolean hit = given.size() == 6;
    for (int i = 0; hit && i < 6; i++) {
      hit = Token.matches(wanted.get().get(i), given.get(i));
    }
    return Outcome.of(hit);
  }

  private static Optional<List<List<Token>>> sixParts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (Token token : tokens) {
      if (token.isColon() && parts.size() < 6) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(token);
      }
    }
    return parts.size() == 6 ? Optional.of(parts) : Optional.empty();
  }
}
