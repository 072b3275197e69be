package io.iamsim.benchmarks.contender;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyString;
import io.iamsim.model.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes rules in the Cedar language: one policy a statement, one a bound. */
final class CedarTexts {
  private final Map<String, String> constants;

  private CedarTexts(Map<String, String> constants) {
    this.constants = constants;
  }

  /**
   * @param constants what the policy variables stand for
   */
  static List<String> of(FlatRules rules, Map<String, String> constants) {
    CedarTexts writer = new CedarTexts(constants);
    List<String> policies = new ArrayList<>();
    for (Statement statement : rules.grants()) {
      String effect = statement.effect() == Effect.ALLOW ? "permit" : "forbid";
      policies.add(
          effect + "(principal, action, resource) when { " + writer.matches(statement) + " };");
    }
    for (List<Statement> bound : rules.bounds()) {
      policies.add(
          "forbid(principal, action, resource) unless { "
              + bound.stream()
                  .map(statement -> "(" + writer.matches(statement) + ")")
                  .collect(Collectors.joining(" || "))
              + " };");
    }
    return policies;
  }

  private String matches(Statement statement) {
    List<String> parts = new ArrayList<>();
    parts.add(covers("action", Alternatives.ofActions(statement)));
    parts.add(covers("resource", Alternatives.ofResources(statement, constants)));
    statement.conditions().forEach(condition -> parts.add(holds(condition)));
    return String.join(" && ", parts);
  }

  private static String covers(String attribute, Alternatives alternatives) {
    String any =
        alternatives.patterns().stream()
            .map(pattern -> like("context." + attribute, pattern))
            .collect(Collectors.joining(" || "));
    return alternatives.negated() ? "!(" + any + ")" : "(" + any + ")";
  }

  private String holds(Condition condition) {
    String key = condition.key().canonical();
    String has = "context has \"" + key + "\"";
    if (condition.operator().comparison() == Comparison.NULL) {
      boolean absent = Boolean.parseBoolean(condition.values().get(0).value().text());
      return absent ? "!(" + has + ")" : "(" + has + ")";
    }
    String any =
        condition.values().stream()
            .map(value -> compare(condition, key, value.value()))
            .collect(Collectors.joining(" || "));
    boolean negated = condition.operator().negated();
    boolean absentHolds = negated || condition.operator().ifExists();
    return (absentHolds ? "(!(" + has + ") || " : "((" + has + ") && ")
        + (negated ? "!(" : "(")
        + any
        + "))";
  }

  private String compare(Condition condition, String key, PolicyString value) {
    String given = "context[\"" + key + "\"]";
    String text = Variables.insert(value, constants);
    return switch (condition.operator().comparison()) {
      case STRING_EQUALS, BOOL -> given + " == " + quoted(text);
      case STRING_LIKE, ARN_LIKE, ARN_EQUALS -> like(given, text);
      case IP_ADDRESS -> given + ".isInRange(ip(" + quoted(text) + "))";
      case NUMERIC_LESS_THAN -> given + " < " + Long.parseLong(text);
      case DATE_LESS_THAN -> given + " < " + Instant.parse(text).getEpochSecond();
      case DATE_GREATER_THAN -> given + " > " + Instant.parse(text).getEpochSecond();
      default -> throw new IllegalArgumentException("no workload uses " + condition.operator());
    };
  }

  /** Cedar's {@code like} has the star and no question mark. */
  private static String like(String given, String pattern) {
    if (pattern.indexOf('?') >= 0) {
      throw new IllegalArgumentException("no workload uses ?: " + pattern);
    }
    return pattern.indexOf('*') < 0
        ? given + " == " + quoted(pattern)
        : given + " like " + quoted(pattern);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
