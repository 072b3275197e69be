package io.iamsim.cli.report;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.AwsManagedPolicies;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Effect;
import io.iamsim.model.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policies that AWS attaches to every root, unit and account: they allow everything, and say
 * nothing of a request (SCP-4, RCP-3).
 */
final class DefaultPolicies {
  private DefaultPolicies() {}

  /** True for the statement of such a policy. */
  static boolean isOne(MatchedStatement matched) {
    boolean named =
        switch (matched.layer()) {
          case SERVICE_CONTROL -> matched.policy().contains(AwsManagedPolicies.FULL_AWS_ACCESS);
          case RESOURCE_CONTROL ->
              matched.policy().contains(AwsManagedPolicies.RCP_FULL_AWS_ACCESS);
          default -> false;
        };
    return named && allowsEverything(matched.statement());
  }

  private static boolean allowsEverything(Statement statement) {
    return statement.effect() == Effect.ALLOW
        && statement.conditions().isEmpty()
        && statement.action() != null
        && !statement.action().negated()
        && statement.action().patterns().stream().anyMatch(ActionPattern::matchesEverything)
        && statement.resource() != null
        && !statement.resource().negated()
        && statement.resource().patterns().stream()
            .anyMatch(pattern -> pattern.value().text().equals("*"));
  }

  /** Where such policies are attached, in one line; none if there are none. */
  static Optional<String> line(EvaluationResult result) {
    Map<Layer, Set<String>> targets = new LinkedHashMap<>();
    for (MatchedStatement matched : result.matchedStatements()) {
      if (isOne(matched)) {
        Set<String> ofLayer =
            targets.computeIfAbsent(matched.layer(), layer -> new LinkedHashSet<>());
        if (matched.target() != null) {
          ofLayer.add(matched.target());
        }
      }
    }
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Allow  everything by default: "
                + targets.entrySet().stream()
                    .map(entry -> entry.getKey().text() + at(entry.getValue()))
                    .collect(Collectors.joining("; ")));
  }

  private static String at(Set<String> targets) {
    return targets.isEmpty() ? "" : " at " + String.join(", ", targets);
  }
}
