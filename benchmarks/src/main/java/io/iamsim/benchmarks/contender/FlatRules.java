package io.iamsim.benchmarks.contender;

import io.iamsim.corpus.workload.PolicyText;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.model.ActionElement;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A scene's policies for engines that know allow and deny but no layers: a request is allowed if
 * the grants allow it, none of them denies it, and every bound allows it.
 *
 * <p>A resource-based policy grants what the boundary need not allow, so its allows stand among the
 * grants and among the boundary's. A bound that allows everything is left out.
 *
 * @param grants what allows, and everything that denies
 * @param bounds lists of allows
 */
record FlatRules(List<Statement> grants, List<List<Statement>> bounds) {

  static FlatRules of(Scene scene) {
    List<Statement> grants = new ArrayList<>();
    List<List<Statement>> bounds = new ArrayList<>();
    for (PolicyText policy : scene.policies()) {
      List<Statement> statements = policy.document().statements();
      boolean granting =
          policy.type() == PolicyType.IDENTITY || policy.type() == PolicyType.RESOURCE;
      statements.stream().filter(s -> granting || !allows(s)).forEach(grants::add);
      if (!granting && statements.stream().noneMatch(FlatRules::allowsEverything)) {
        List<Statement> bound =
            new ArrayList<>(statements.stream().filter(FlatRules::allows).toList());
        if (policy.type() == PolicyType.PERMISSIONS_BOUNDARY) {
          scene.policies().stream()
              .filter(other -> other.type() == PolicyType.RESOURCE)
              .flatMap(other -> other.document().statements().stream())
              .filter(FlatRules::allows)
              .forEach(bound::add);
        }
        bounds.add(bound);
      }
    }
    return new FlatRules(grants, bounds);
  }

  private static boolean allows(Statement statement) {
    return statement.effect() == Effect.ALLOW;
  }

  private static boolean allowsEverything(Statement statement) {
    ActionElement action = statement.action();
    ResourceElement resource = statement.resource();
    return allows(statement)
        && statement.conditions().isEmpty()
        && action != null
        && !action.negated()
        && action.patterns().stream().anyMatch(pattern -> pattern.matchesEverything())
        && resource != null
        && !resource.negated()
        && resource.patterns().stream().anyMatch(pattern -> pattern.value().text().equals("*"));
  }
}
