package io.iamsim.benchmarks.contender;

import io.iamsim.model.ActionElement;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A statement with its patterns and values compiled.
 *
 * @param denies its effect
 * @param notAction true for {@code NotAction}
 * @param actions patterns over the action in lower case
 * @param notResource true for {@code NotResource}
 * @param resources patterns over the resource without variables
 * @param templates patterns over the resource with variables
 * @param tests the conditions
 */
record Rule(
    boolean denies,
    boolean notAction,
    Wildcard[] actions,
    boolean notResource,
    Wildcard[] resources,
    List<List<Segment>> templates,
    Requirement[] tests) {

  static Rule of(Statement statement) {
    ActionElement action = Objects.requireNonNull(statement.action());
    ResourceElement resource = Objects.requireNonNull(statement.resource());
    List<PolicyString> patterns =
        resource.patterns().stream().map(pattern -> pattern.value()).toList();
    return new Rule(
        statement.effect() == Effect.DENY,
        action.negated(),
        action.patterns().stream()
            .map(pattern -> Wildcard.of(pattern.text().toLowerCase(Locale.ROOT)))
            .toArray(Wildcard[]::new),
        resource.negated(),
        patterns.stream()
            .filter(pattern -> !pattern.hasVariables())
            .map(pattern -> Wildcard.of(pattern.text()))
            .toArray(Wildcard[]::new),
        patterns.stream().filter(PolicyString::hasVariables).map(PolicyString::segments).toList(),
        statement.conditions().stream().map(Requirement::of).toArray(Requirement[]::new));
  }

  boolean matches(Ask ask) {
    return any(actions, ask.action()) != notAction
        && coversResource(ask.request().resource(), ask.context()) != notResource
        && holds(ask.context());
  }

  private boolean coversResource(String resource, Map<String, String> context) {
    if (any(resources, resource)) {
      return true;
    }
    for (List<Segment> template : templates) {
      if (Wildcard.of(Variables.insert(template, context)).matches(resource)) {
        return true;
      }
    }
    return false;
  }

  boolean holds(Map<String, String> context) {
    for (Requirement test : tests) {
      if (!test.holds(context)) {
        return false;
      }
    }
    return true;
  }

  private static boolean any(Wildcard[] patterns, String text) {
    for (Wildcard pattern : patterns) {
      if (pattern.matches(text)) {
        return true;
      }
    }
    return false;
  }
}
