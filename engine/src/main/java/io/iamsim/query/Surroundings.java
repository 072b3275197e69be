package io.iamsim.query;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Resource;
import io.iamsim.match.Glob;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What of an environment tells resources apart, gathered once for many questions. */
final class Surroundings {
  private final Map<String, List<Nearby>> resources = new HashMap<>();
  private final List<PatternTokens> identities = new ArrayList<>();
  private final Set<PolicyDocument> resourceControl =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> accounts = new TreeSet<>();
  private final Map<String, Glob> actions = new HashMap<>();

  /**
   * A resource of the environment.
   *
   * @param around the patterns of itself and of what lies in it
   */
  record Nearby(Resource resource, String region, List<PatternTokens> around) {
    Nearby {
      around = List.copyOf(around);
    }

    Optional<PolicyDocument> policy() {
      return resource.resourcePolicy().map(AttachedPolicy::document);
    }
  }

  Surroundings(Environment environment, ServiceCatalog catalog) {
    for (Account account : environment.accounts()) {
      accounts.add(account.id().value());
      account.identities().keySet().forEach(arn -> identities.add(PatternTokens.literal(arn)));
      for (Resource resource : account.resources().values()) {
        Optional<Arn> arn = Arn.parse(resource.arn());
        resources
            .computeIfAbsent(arn.map(Arn::service).orElse(""), service -> new ArrayList<>())
            .add(
                new Nearby(
                    resource,
                    arn.map(Arn::region).orElse(""),
                    ResourceSpace.around(resource.arn(), catalog)));
      }
    }
    environment
        .organization()
        .ifPresent(
            organization ->
                organization.members().values().stream()
                    .flatMap(member -> member.resourceControl().stream())
                    .flatMap(level -> level.policies().stream())
                    .forEach(policy -> resourceControl.add(policy.document())));
  }

  /** The resources that are, or have in them, something that a pattern means. */
  List<Nearby> near(PatternTokens asked) {
    List<PatternTokens> parts = asked.parts();
    if (parts.size() < 3) {
      return List.of();
    }
    return resources.getOrDefault(parts.get(2).text(), List.of()).stream()
        .filter(
            nearby ->
                nearby.around().stream().anyMatch(around -> PatternWalk.overlap(asked, around)))
        .toList();
  }

  /** The users and roles, where a pattern may mean them. */
  List<PatternTokens> identities(PatternTokens asked) {
    List<PatternTokens> parts = asked.parts();
    return parts.size() > 2 && parts.get(2).text().equals("iam") ? identities : List.of();
  }

  /** All resource control policies. */
  Set<PolicyDocument> resourceControl() {
    return resourceControl;
  }

  /** The accounts' ids. */
  Set<String> accounts() {
    return accounts;
  }

  /** True if a statement may speak of an action. */
  boolean mayCover(Statement statement, ActionName action) {
    ActionElement element = statement.action();
    if (element == null) {
      return false;
    }
    String name = action.service() + ":" + action.name();
    boolean named =
        element.patterns().stream()
            .anyMatch(pattern -> pattern.matchesEverything() || glob(pattern).matches(name));
    return named != element.negated();
  }

  private Glob glob(ActionPattern pattern) {
    return actions.computeIfAbsent(pattern.text(), text -> Glob.of(text.toLowerCase(Locale.ROOT)));
  }
}
