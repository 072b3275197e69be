package io.iamsim.reference.arbitrary;

import com.google.common.collect.ImmutableList;
import io.iamsim.request.ContextValue;
import io.iamsim.request.ValueShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Condition blocks and the contexts that they meet. */
public final class Conditions {

  /** What the values of a key look like, and the operators for them. */
  private enum Kind {
    TEXT(
        List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike"),
        List.of(
            "red",
            "RED",
            "alice",
            "r*",
            "*",
            "?ed",
            "",
            "${aws:username}",
            "${aws:PrincipalTag/team}",
            "${aws:PrincipalTag/team, 'red'}",
            "${*}",
            "a${?}*"),
        List.of("red", "alice", "Red", "*", "blue", "")),
    ARN(
        List.of("ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "StringLike"),
        List.of(
            Universe.ALICE,
            Universe.APP,
            "arn:aws:iam::*:role/team/*",
            "arn:aws:iam::*:user/*",
            "arn:aws:iam:*:role/app",
            "*",
            "arn:aws:*::111122223333:?oot",
            "arn:aws:iam::111122223333:user/*/${aws:username}",
            "${aws:PrincipalArn}",
            "app"),
        List.of(Universe.ALICE, Universe.APP, "arn:aws:iam::111122223333:root", "app")),
    NUMBER(
        List.of(
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals"),
        List.of("10", "10.0", "-3", "9.5", "ten", "+11", "${test:number}"),
        List.of("10", "9.50", "-3.0", "11", "ten")),
    DATE(
        List.of(
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals"),
        List.of(
            "2026-01-31",
            "2026-01-31T00:00:00Z",
            "2026-01-31T02:00:00.5+02:00",
            "1769817600",
            "2025",
            "2026-02",
            "soon",
            "2026-02-30"),
        List.of("2026-01-31T00:00:00Z", "1769817600", "2025-12-31T23:00:00-01:00", "soon")),
    TRUTH(
        List.of("Bool", "StringEquals"),
        List.of("true", "FALSE", "false", "yes", "${aws:SecureTransport}"),
        List.of("true", "false", "True", "yes")),
    ADDRESS(
        List.of("IpAddress", "NotIpAddress"),
        List.of(
            "203.0.113.9/24",
            "203.0.113.7",
            "2001:db8::/32",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.*",
            "2001:DB8:0:0:0:0:0:1"),
        List.of("203.0.113.7", "198.51.100.1", "2001:db8::1", "2001:db9::1", "nowhere")),
    BLOB(List.of("BinaryEquals"), List.of("QQ==", "Qg==", "!"), List.of("QQ==", "Qg==", "!"));

    final ImmutableList<String> operators;
    final ImmutableList<String> policyValues;
    final ImmutableList<String> requestValues;

    Kind(List<String> operators, List<String> policyValues, List<String> requestValues) {
      this.operators = ImmutableList.copyOf(operators);
      this.policyValues = ImmutableList.copyOf(policyValues);
      this.requestValues = ImmutableList.copyOf(requestValues);
    }
  }

  private static final Map<String, Kind> SINGLE = new LinkedHashMap<>();

  static {
    SINGLE.put("aws:username", Kind.TEXT);
    SINGLE.put("aws:PrincipalTag/team", Kind.TEXT);
    SINGLE.put("aws:referer", Kind.TEXT);
    SINGLE.put("aws:PrincipalArn", Kind.ARN);
    SINGLE.put("test:number", Kind.NUMBER);
    SINGLE.put("aws:CurrentTime", Kind.DATE);
    SINGLE.put("aws:SecureTransport", Kind.TRUTH);
    SINGLE.put("aws:MultiFactorAuthPresent", Kind.TRUTH);
    SINGLE.put("aws:SourceIp", Kind.ADDRESS);
    SINGLE.put("test:blob", Kind.BLOB);
    SINGLE.put(Grants.PAIR, Kind.TEXT);
  }

  private static final String CALLED_VIA = "aws:CalledVia";

  /** Keys that the callers of scenarios have, so that the engine knows them to be there. */
  private static final List<String> ON_EVERY_REQUEST =
      List.of("aws:CurrentTime", "aws:PrincipalArn", "aws:SecureTransport", "aws:username");

  private static final List<String> LISTS =
      List.of("token.example.com:amr", "test:arns", CALLED_VIA);

  private Conditions() {}

  /** All keys that conditions and variables speak of. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>(SINGLE.keySet());
    keys.addAll(LISTS);
    return keys;
  }

  private static Kind kind(String key) {
    return key.equals("test:arns") ? Kind.ARN : SINGLE.getOrDefault(key, Kind.TEXT);
  }

  /** The {@code Condition} member, or none. */
  static Arbitrary<String> conditions() {
    Arbitrary<String> block = test().list().ofMinSize(1).ofMaxSize(2).map(Conditions::block);
    return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just("")), Tuple.of(5, block));
  }

  /** One operator with one key and its values. */
  private record Test(String operator, String key, String values) {}

  private static String block(List<Test> tests) {
    Map<String, String> members = new LinkedHashMap<>();
    for (Test test : tests) {
      members.put(
          test.operator, JsonTexts.object(List.of(JsonTexts.member(test.key, test.values))));
    }
    List<String> texts = new ArrayList<>();
    members.forEach((operator, keys) -> texts.add(JsonTexts.member(operator, keys)));
    return JsonTexts.member("Condition", JsonTexts.object(texts));
  }

  private static Arbitrary<Test> test() {
    return Arbitraries.of(keys()).flatMap(Conditions::test);
  }

  private static Arbitrary<Test> test(String key) {
    boolean list = LISTS.contains(key);
    Kind kind = kind(key);
    Arbitrary<String> sets =
        Arbitraries.frequency(
            Tuple.of(list ? 2 : 12, ""),
            Tuple.of(list ? 4 : 1, "ForAllValues:"),
            Tuple.of(list ? 4 : 1, "ForAnyValue:"));
    Arbitrary<String> names =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(kind.operators)),
            Tuple.of(3, Arbitraries.of(kind.operators).map(name -> name + "IfExists")));
    Arbitrary<Test> usual =
        Combinators.combine(sets, names, spellings(key), values(kind))
            .as((set, name, spelling, value) -> new Test(set + name, spelling, value));
    Arbitrary<Test> nulls =
        Combinators.combine(sets, Arbitraries.of("true", "\"false\"", "\"true\""))
            .as((set, value) -> new Test(set + "Null", key, value));
    return Arbitraries.frequencyOf(Tuple.of(8, usual), Tuple.of(1, nulls));
  }

  /** CTX-1. */
  private static Arbitrary<String> spellings(String key) {
    return Arbitraries.frequency(Tuple.of(5, key), Tuple.of(1, key.toUpperCase(Locale.ROOT)));
  }

  private static Arbitrary<String> values(Kind kind) {
    return JsonTexts.oneOrMore(Arbitraries.of(kind.policyValues).map(Conditions::scalar));
  }

  /** GRAM-5: numbers and truths may stand without quotation marks. */
  private static String scalar(String text) {
    boolean bare = text.equals("true") || text.equals("10") || text.equals("9.5");
    return bare ? text : JsonTexts.quoted(text);
  }

  private static int unknown(String key, boolean mayBeUnknown) {
    if (!mayBeUnknown) {
      return 0;
    }
    return key.equals(CALLED_VIA) ? 1 : 3;
  }

  private static int absent(String key) {
    return ON_EVERY_REQUEST.contains(key) ? 0 : key.equals(CALLED_VIA) ? 12 : 3;
  }

  /** What a request says of one key; few calls are made through a service. */
  static Arbitrary<ContextValue> value(String key, boolean mayBeUnknown) {
    Arbitrary<String> texts = Arbitraries.of(kind(key).requestValues);
    Arbitrary<ContextValue> present =
        LISTS.contains(key)
            ? texts.list().ofMaxSize(3).map(ContextValue::ofList)
            : texts.map(ContextValue::of);
    return Arbitraries.frequencyOf(
        Tuple.of(key.equals(CALLED_VIA) ? 1 : 9, present),
        Tuple.of(absent(key), Arbitraries.just(new ContextValue.Absent())),
        Tuple.of(unknown(key, mayBeUnknown), unknowns(key)));
  }

  /** Nothing is known of a key but whether it is a list, and what is true of every request. */
  public static ContextValue unknown(String key) {
    return new ContextValue.Unknown(
        ON_EVERY_REQUEST.contains(key), LISTS.contains(key), ValueShape.ANY);
  }

  /** Of a value that is not known, something may be. */
  private static Arbitrary<ContextValue> unknowns(String key) {
    boolean text = kind(key) == Kind.TEXT || kind(key) == Kind.ARN;
    Arbitrary<ValueShape> shapes =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(ValueShape.ANY)),
            Tuple.of(
                text ? 2 : 0,
                Arbitraries.of(
                    new ValueShape.Around(
                        "arn:aws:iam::111122223333:role/", "r", ValueShape.Between.PATH),
                    new ValueShape.Around(
                        "arn:aws:iam::111122223333:role/", "r", ValueShape.Between.LABEL),
                    new ValueShape.Around("a", "", ValueShape.Between.ANYTHING),
                    new ValueShape.Around("", "x", ValueShape.Between.ANYTHING),
                    new ValueShape.Except(List.of("a")),
                    new ValueShape.Except(List.of("o-1", "alice")))));
    return Combinators.combine(shapes, Arbitraries.of(true, false))
        .as(
            (shape, certain) ->
                new ContextValue.Unknown(
                    certain || ON_EVERY_REQUEST.contains(key), LISTS.contains(key), shape));
  }
}
