package io.iamsim.reference.arbitrary;

import io.iamsim.model.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Action and resource elements that speak of a given action and resource, or nearly so. */
final class Patterns {
  private Patterns() {}

  /** The {@code Action} or {@code NotAction} member. */
  static Arbitrary<String> actions(String action, PolicyType type) {
    boolean negatable = type != PolicyType.RESOURCE_CONTROL;
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            JsonTexts.oneOrMore(action(action).map(JsonTexts::quoted)))
        .as(
            (dice, value) ->
                JsonTexts.member(negatable && dice == 0 ? "NotAction" : "Action", value));
  }

  private static Arbitrary<String> action(String action) {
    int colon = action.indexOf(':');
    String prefix = action.substring(0, colon + 1);
    String name = action.substring(colon + 1);
    String half = name.substring(0, name.length() / 2);
    return Arbitraries.frequency(
        Tuple.of(4, prefix + "*"),
        Tuple.of(4, action),
        Tuple.of(2, "*"),
        Tuple.of(1, action.toUpperCase(Locale.ROOT)),
        Tuple.of(1, prefix + half + "*"),
        Tuple.of(1, prefix + "*" + name.substring(half.length())),
        Tuple.of(1, prefix + "?" + name.substring(1)),
        Tuple.of(1, prefix + "*" + name.charAt(1) + "*" + name.charAt(3) + "*"),
        Tuple.of(1, prefix + name + "?"),
        Tuple.of(1, prefix + "Other*"),
        Tuple.of(1, "ec2:*"),
        Tuple.of(1, "*:*"),
        Tuple.of(1, "s3:*"));
  }

  /** The {@code Resource} or {@code NotResource} member. */
  static Arbitrary<String> resources(String resource, PolicyType type) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            JsonTexts.oneOrMore(resource(resource, type).map(JsonTexts::quoted)))
        .as((dice, value) -> JsonTexts.member(dice == 0 ? "NotResource" : "Resource", value));
  }

  private static Arbitrary<String> resource(String resource, PolicyType type) {
    String arn = resource.equals("*") ? "arn:aws:s3:::data" : resource;
    Arbitrary<String> near = Arbitraries.of(near(arn));
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just("*")),
        Tuple.of(3, Arbitraries.just(arn)),
        Tuple.of(4, near),
        Tuple.of(3, holed(arn)),
        Tuple.of(2, Arbitraries.of(withVariables(arn))),
        Tuple.of(1, type == PolicyType.RESOURCE_CONTROL ? near : shortened(arn)),
        Tuple.of(
            1,
            Arbitraries.of(
                "arn:aws:s3:::other/*", "my-bucket", "arn:aws:s3:*:*:d*", "arn:aws:sqs:*:jobs")));
  }

  /** Wildcards at the borders of segments and paths. */
  private static List<String> near(String arn) {
    String[] parts = arn.split(":", 6);
    String head = "arn:aws:" + parts[2] + ":";
    String last = parts[5];
    return List.of(
        head + "*:*:" + last,
        head + "*:" + last,
        head + parts[3] + ":" + parts[4] + ":*",
        head + parts[3] + ":" + parts[4] + ":" + last.charAt(0) + "*",
        head + parts[3] + ":" + parts[4] + ":*" + last.charAt(last.length() - 1),
        head + parts[3] + ":" + parts[4] + ":" + last + "*",
        head + parts[3] + ":" + parts[4] + ":?" + last.substring(1),
        head + "?u-west-?:" + parts[4] + ":" + last,
        head + parts[3] + ":1111*:" + last,
        head + parts[3] + ":" + parts[4] + ":*/" + last.substring(last.lastIndexOf('/') + 1),
        arn.toUpperCase(Locale.ROOT).replace("ARN:AWS", "arn:aws"));
  }

  /** A piece behind the service replaced by a wildcard. */
  private static Arbitrary<String> holed(String arn) {
    int start = arn.indexOf(':', 8) + 1;
    return Combinators.combine(
            Arbitraries.integers().between(start, arn.length()),
            Arbitraries.integers().between(start, arn.length()),
            Arbitraries.of("*", "?", "*?", "**"))
        .as(
            (a, b, hole) ->
                arn.substring(0, Math.min(a, b)) + hole + arn.substring(Math.max(a, b)));
  }

  /** MATCH-25. */
  private static Arbitrary<String> shortened(String arn) {
    String[] parts = arn.split(":", 6);
    List<String> texts = new ArrayList<>();
    texts.add("arn:aws:" + parts[2]);
    texts.add("arn:aws:" + parts[2] + "*");
    texts.add("arn:aws:" + parts[2] + ":*");
    texts.add("arn:aws:" + parts[2] + ":" + parts[3] + ":*");
    texts.add("arn:aws:" + parts[2] + ":*:" + parts[4]);
    texts.add("arn:*");
    return Arbitraries.of(texts);
  }

  private static List<String> withVariables(String arn) {
    String head = arn.substring(0, arn.indexOf(arn.split(":", 6)[5]));
    return List.of(
        head + "data/${aws:username}/*",
        head + "data/${AWS:PrincipalTag/Team, 'red'}/x",
        head + "data/${aws:PrincipalTag/team}/*",
        head + "data/${*}/x",
        head + "data/${token.example.com:amr}/x",
        head + "key/${aws:PrincipalTag/team}",
        head + "secret:${aws:PrincipalTag/team,'red'}",
        head + "user/eng/${aws:username}",
        head + "${aws:referer}*",
        "arn:aws:s3:${aws:username}::data");
  }
}
