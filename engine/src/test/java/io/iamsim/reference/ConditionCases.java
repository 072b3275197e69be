package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.deny;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.when;

import io.iamsim.decision.Decision;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The master truth table of section 3.2, the MFA table of 3.4 and single rules of section 3. */
final class ConditionCases {
  private ConditionCases() {}

  /** The states of the key, in the order of the columns below; the policy's values are a and b. */
  private static final List<ContextValue> STATES =
      List.of(
          new ContextValue.Absent(),
          ContextValue.ofList(List.of()),
          ContextValue.of("a"),
          ContextValue.of("z"),
          ContextValue.ofList(List.of("a", "b")),
          ContextValue.ofList(List.of("a", "z")),
          ContextValue.ofList(List.of("y", "z")));

  private static final List<String> NAMES =
      List.of("absent", "an empty list", "a hit", "no hit", "hits", "a hit and none", "no hits");

  /** One row an operator; T or F a column of {@link #STATES}. */
  private static final Map<String, String> MASTER =
      Map.ofEntries(
          Map.entry("StringEquals", "FFTFFFF"),
          Map.entry("StringNotEquals", "TTFTFFF"),
          Map.entry("StringEqualsIfExists", "TTTFFFF"),
          Map.entry("StringNotEqualsIfExists", "TTFTFFF"),
          Map.entry("ForAllValues:StringEquals", "TTTFTFF"),
          Map.entry("ForAllValues:StringNotEquals", "TTFTFFT"),
          Map.entry("ForAnyValue:StringEquals", "FFTFTTF"),
          Map.entry("ForAnyValue:StringNotEquals", "FFFTFTT"),
          Map.entry("ForAllValues:StringEqualsIfExists", "TTTFTFF"),
          Map.entry("ForAnyValue:StringEqualsIfExists", "TFTFTTF"));

  static Stream<AccessCase> all() {
    return Stream.of(master(), nulls(), mfa(), operators(), emptyLists()).flatMap(s -> s);
  }

  private static Stream<AccessCase> master() {
    return MASTER.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(row -> row(row.getKey(), "[`a`,`b`]", row.getValue()));
  }

  private static Stream<AccessCase> nulls() {
    return Stream.of(
            row("Null", "true", "TTFFFFF"),
            row("Null", "false", "FFTTTTT"),
            row("ForAllValues:Null", "true", "TTTTTTT"),
            row("ForAnyValue:Null", "true", "FFFFFFF"))
        .flatMap(s -> s);
  }

  /** COND-34. */
  private static Stream<AccessCase> emptyLists() {
    return Stream.of(
            row("StringEquals", "[]", "FFFFFFF"),
            row("StringEqualsIfExists", "[]", "TTFFFFF"),
            row("ForAllValues:StringEquals", "[]", "TTFFFFF"),
            row("ForAllValues:StringNotEquals", "[]", "TTTTTTT"),
            row("ForAnyValue:StringEquals", "[]", "FFFFFFF"),
            row("ForAnyValue:StringNotEquals", "[]", "FFTTTTT"))
        .flatMap(s -> s);
  }

  private static Stream<AccessCase> row(String operator, String values, String outcomes) {
    return IntStream.range(0, STATES.size())
        .mapToObj(
            i ->
                test(
                    "3.2",
                    operator + " " + values + " on " + NAMES.get(i),
                    operator,
                    values,
                    STATES.get(i),
                    outcomes.charAt(i) == 'T'));
  }

  private static AccessCase test(
      String rule,
      String claim,
      String operator,
      String values,
      ContextValue value,
      boolean holds) {
    return AccessCase.rule(rule, claim)
        .caller(Cast.USER)
        .asks("s3:GetObject", Cast.OBJECT)
        .with("test:key", value)
        .identity(policy(allow("s3:GetObject") + when(operator, "test:key", values)))
        .is(holds ? Decision.ALLOWED : Decision.IMPLICIT_DENY);
  }

  private static Stream<AccessCase> mfa() {
    return Stream.of(
            mfa("Deny", "Bool", "false", "FTF"),
            mfa("Deny", "BoolIfExists", "false", "TTF"),
            mfa("Deny", "Null", "true", "TFF"),
            mfa("Allow", "Bool", "true", "FFT"),
            mfa("Allow", "BoolIfExists", "true", "TFT"))
        .flatMap(s -> s);
  }

  private static Stream<AccessCase> mfa(
      String effect, String operator, String value, String outcomes) {
    List<ContextValue> states =
        List.of(new ContextValue.Absent(), ContextValue.of("false"), ContextValue.of("true"));
    List<String> names = List.of("long-term keys", "no MFA", "MFA");
    String key = "aws:MultiFactorAuthPresent";
    boolean deny = effect.equals("Deny");
    String document =
        deny
            ? policy(allow("*"), deny("*") + when(operator, key, value))
            : policy(allow("*") + when(operator, key, value));
    Decision matching = deny ? Decision.EXPLICIT_DENY : Decision.ALLOWED;
    Decision other = deny ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
    return IntStream.range(0, 3)
        .mapToObj(
            i ->
                AccessCase.rule("COND-40", effect + " " + operator + " with " + names.get(i))
                    .caller(Cast.USER)
                    .asks("s3:GetObject", Cast.OBJECT)
                    .with(key, states.get(i))
                    .identity(document)
                    .is(outcomes.charAt(i) == 'T' ? matching : other));
  }

  private static Stream<AccessCase> operators() {
    return Stream.of(
        one("COND-20", "StringEquals", "home/*", "home/u", false),
        one("COND-21", "StringEqualsIgnoreCase", "Red", "rED", true),
        one("COND-22", "StringLike", "a*/?", "abc:/d", true),
        one("COND-22", "StringLike", "", "a", false),
        one("VAR-4", "StringLike", "a${*}", "ab", false),
        one("VAR-4", "StringLike", "a${*}", "a*", true),
        one("VAR-4", "StringEquals", "${?}${$}", "?$", true),
        one("COND-24", "NumericEquals", "10", "10.0", true),
        one("COND-24", "NumericLessThan", "10", "-3", true),
        one("COND-24", "NumericGreaterThanEquals", "10", "9.99", false),
        one("COND-33", "NumericEquals", "10", "ten", false),
        one("COND-33", "NumericNotEquals", "10", "ten", false),
        one("COND-25", "DateLessThan", "2026-01-31", "2026-01-30T23:59:59Z", true),
        one("COND-25", "DateEquals", "2026-01-31T02:00:00+02:00", "2026-01-31", true),
        one("COND-25", "DateEquals", "1769817600", "2026-01-31", true),
        one("COND-25", "DateGreaterThan", "2025", "2025-01-01T00:00:00Z", false),
        one("COND-27", "Bool", "TRUE", "true", true),
        one("COND-27", "Bool", "true", "yes", false),
        one("COND-28", "BinaryEquals", "QmluYXJ5", "QmluYXJ5", true),
        one("COND-31", "IpAddress", "203.0.113.9/24", "203.0.113.200", true),
        one("COND-31", "IpAddress", "203.0.113.0/24", "2001:db8::1", false),
        one("COND-31", "NotIpAddress", "203.0.113.0/24", "2001:db8::1", true),
        one("COND-31", "IpAddress", "2001:DB8::/32", "2001:db8:0:0::9", true),
        one("COND-31", "IpAddress", "203.0.113.7", "203.0.113.7", true),
        one("COND-33", "NotIpAddress", "203.0.113.0/24", "not-an-ip", false),
        one("COND-32", "ArnLike", "arn:aws:iam::*:role/App*", "arn:aws:iam::1:role/AppX", true),
        one("COND-32", "ArnEquals", "arn:aws:sns:*:topicA:x", "arn:aws:sns:r:1:topicA:x", false),
        one("COND-32", "ArnLike", "arn:aws:sns:*:*:t*", "arn:aws:sns:r:1:t:u/v", true),
        one("COND-32", "ArnLike", "*", "arn:aws:sns:r:1:t", true),
        one("COND-33", "ArnNotEquals", "arn:aws:sns:*:*:t", "no ARN", false));
  }

  private static AccessCase one(
      String rule, String operator, String value, String given, boolean holds) {
    return test(
        rule,
        operator + " `" + value + "` on `" + given + "`",
        operator,
        value,
        ContextValue.of(given),
        holds);
  }
}
