package io.iamsim.benchmarks.contender;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Patterns of which one must fit, or none.
 *
 * @param negated true if none must
 * @param patterns as texts, without variables
 * @param compiled the same, compiled
 */
record Alternatives(boolean negated, List<String> patterns, List<Wildcard> compiled) {

  private static Alternatives of(boolean negated, List<String> patterns) {
    return new Alternatives(negated, patterns, patterns.stream().map(Wildcard::of).toList());
  }

  static Alternatives ofActions(Statement statement) {
    ActionElement action = Objects.requireNonNull(statement.action());
    return of(
        action.negated(),
        action.patterns().stream()
            .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
            .toList());
  }

  /**
   * @param constants what the variables stand for
   */
  static Alternatives ofResources(Statement statement, Map<String, String> constants) {
    ResourceElement resource = Objects.requireNonNull(statement.resource());
    return of(
        resource.negated(),
        resource.patterns().stream()
            .map(pattern -> Variables.insert(pattern.value(), constants))
            .toList());
  }

  /** One text for all. */
  String text() {
    return (negated ? "!" : "") + String.join("|", patterns);
  }

  boolean cover(String text) {
    for (Wildcard pattern : compiled) {
      if (pattern.matches(text)) {
        return !negated;
      }
    }
    return negated;
  }
}
