package io.iamsim.query;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.match.Glob;
import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionName;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.S3Name;
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
import java.util.concurrent.ConcurrentHashMap;

/** What of an environment tells resources apart, gathered once for many questions. */
final class Surroundings {
  private final Map<String, List<Nearby>> resources = new HashMap<>();
  private final List<PatternTokens> identities = new ArrayList<>();
  private final Set<PolicyDocument> resourceControl =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> partitions = new TreeSet<>();
  private final Set<String> accounts = new TreeSet<>();
  private final Map<String, Glob> actions = new ConcurrentHashMap<>();

  /**
   * A resource of the environment.
   *
   * @param around the patterns of itself and of what lies in it
   */
  record Nearby(Resource resource, String region, List<PatternTokens> around) {
    Nearby {
      around = List.copyOf(around);
    }

    /** The ARN of the bucket behind an access point. */
    Optional<String> bucketBehind() {
      return resource
          .s3Facts()
          .accessPoint()
          .flatMap(
              point ->
                  Arn.parse(resource.arn())
                      .map(arn -> S3Name.bucketArn(arn.partition(), point.bucket())));
    }

    Optional<PolicyDocument> policy() {
      return resource.resourcePolicy().map(AttachedPolicy::document);
    }
  }

  Surroundings(Environment environment, ServiceCatalog catalog) {
    for (Account account : environment.accounts()) {
      accounts.add(account.id().value());
      account.identities().keySet().forEach(arn -> identities.add(PatternTokens.literal(arn)));
      account.identities().values().forEach(identity -> partitions.add(identity.arn().partition()));
      for (Resource resource : account.resources().values()) {
        Optional<Arn> arn = Arn.parse(resource.arn());
        resources
            .computeIfAbsent(arn.map(Arn::service).orElse(""), service -> new ArrayList<>())
            .add(
                new Nearby(
                    resource, arn.map(Arn::region).orElse(""), around(resource, arn, catalog)));
        arn.ifPresent(parsed -> partitions.add(parsed.partition()));
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

  /** What tells the resource, what lies in it and its other names from others. */
  private static List<PatternTokens> around(
      Resource resource, Optional<Arn> arn, ServiceCatalog catalog) {
    List<PatternTokens> around = new ArrayList<>(ResourceSpace.around(resource.arn(), catalog));
    for (String alias : resource.aliases()) {
      arn.map(key -> new Arn(key.partition(), key.service(), key.region(), key.account(), alias))
          .ifPresent(name -> around.add(PatternTokens.literal(name.toString())));
    }
    return around;
  }

  /** The resources that are, or have in them, something that a pattern means. */
  List<Nearby> near(PatternTokens asked) {
    List<PatternTokens> parts = asked.parts();
    if (parts.size() < 3) {
      return List.of();
    }
    PatternTokens service = parts.get(2);
    return resources.entrySet().stream()
        .filter(entry -> service.matches(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .filter(
            nearby ->
                nearby.around().stream().anyMatch(around -> PatternWalk.overlap(asked, around)))
        .toList();
  }

  /** The users and roles, where a pattern may mean them. */
  List<PatternTokens> identities(PatternTokens asked) {
    List<PatternTokens> parts = asked.parts();
    return parts.size() > 2 && parts.get(2).matches("iam") ? identities : List.of();
  }

  /** All resource control policies. */
  Set<PolicyDocument> resourceControl() {
    return resourceControl;
  }

  /** True if a service's resources have access control lists or grants (S3-7, KMS-7). */
  boolean grantsBesidePolicies(String service) {
    return resources.getOrDefault(service, List.of()).stream()
        .map(Nearby::resource)
        .anyMatch(
            resource ->
                !resource.grants().isEmpty() || !resource.s3Facts().equals(S3Facts.DEFAULT));
  }

  /** The partitions that the environment is in; the one of most accounts if it is empty. */
  Set<String> partitions() {
    return partitions.isEmpty() ? Set.of("aws") : partitions;
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
