package io.iamsim.query;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ActionName;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells resources of a pattern apart for one caller and action: the resource patterns of every
 * policy that may take part, and the environment's own resources, roles and accounts.
 *
 * @param patterns the patterns
 * @param regions the Regions that patterns and conditions name
 * @param accounts the environment's accounts
 * @param exact false if something depends on keys that are not known
 */
record RelevantPatterns(
    Set<PatternTokens> patterns, Set<String> regions, Set<String> accounts, boolean exact) {
  private static final String REGION = "aws:requestedregion";

  RelevantPatterns {
    patterns = Collections.unmodifiableSet(new LinkedHashSet<>(patterns));
    regions = Collections.unmodifiableSet(new LinkedHashSet<>(regions));
    accounts = Collections.unmodifiableSet(new LinkedHashSet<>(accounts));
  }

  static RelevantPatterns of(
      AccessScope scope,
      Surroundings surroundings,
      ApplicablePolicies policies,
      RequestPrincipal principal,
      ActionName action,
      String asked) {
    Collector collector =
        new Collector(
            scope.environment(), surroundings, principal, action, PatternTokens.of(asked));
    Stream.of(
            policies.identity(),
            policies.permissionsBoundary(),
            policies.session(),
            policies.scopeDown(),
            policies.serviceControl(),
            policies.resourceControl())
        .forEach(collector::layer);
    collector.environment();
    return new RelevantPatterns(
        collector.patterns, collector.regions, surroundings.accounts(), collector.exact);
  }

  private static final class Collector {
    private final Surroundings surroundings;
    private final RequestPrincipal principal;
    private final ActionName action;
    private final PatternTokens asked;
    private final Optional<IamIdentity> identity;
    private final Set<PatternTokens> patterns = new LinkedHashSet<>();
    private final Set<PolicyDocument> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean dependsOnRequest;
    private final Set<String> regions = new TreeSet<>();
    private boolean exact = true;

    Collector(
        Environment environment,
        Surroundings surroundings,
        RequestPrincipal principal,
        ActionName action,
        PatternTokens asked) {
      this.surroundings = surroundings;
      this.principal = principal;
      this.action = action;
      this.asked = asked;
      this.identity = environment.identity(arn(principal));
    }

    private static String arn(RequestPrincipal principal) {
      return principal instanceof RequestPrincipal.RoleSession session
          ? session.roleArn().toString()
          : principal.text();
    }

    void layer(PolicyLayer layer) {
      layer
          .levels()
          .forEach(level -> level.policies().forEach(policy -> document(policy.document())));
    }

    void environment() {
      for (Surroundings.Nearby nearby : surroundings.near(asked)) {
        nearby.around().forEach(this::add);
        regions.add(nearby.region());
        nearby.policy().ifPresent(this::document);
      }
      surroundings.identities(asked).forEach(this::add);
      surroundings.resourceControl().forEach(this::document);
    }

    private void document(PolicyDocument document) {
      if (seen.add(document)) {
        document.statements().stream()
            .filter(statement -> surroundings.mayCover(statement, action))
            .forEach(this::statement);
      }
    }

    private void statement(Statement statement) {
      statement.conditions().forEach(this::condition);
      ResourceElement element = statement.resource();
      if (element == null) {
        return;
      }
      for (ResourcePattern pattern : element.patterns()) {
        PatternTokens tokens = PatternTokens.of(pattern.value(), this::valueOf);
        if (overlaps(tokens)) {
          exact &= !dependsOnRequest;
          patterns.add(tokens);
          region(tokens);
        }
        dependsOnRequest = false;
      }
    }

    private void region(PatternTokens pattern) {
      List<PatternTokens> parts = pattern.parts();
      if (parts.size() == 6 && parts.get(3).isLiteral()) {
        regions.add(parts.get(3).text());
      }
    }

    /** The Region of an ARN is what the request says of its Region. */
    private void condition(Condition condition) {
      if (!condition.key().canonical().equals(REGION)) {
        return;
      }
      for (ConditionValue value : condition.values()) {
        if (ActionPatterns.isPattern(value.value().text()) || value.value().hasVariables()) {
          exact = false;
        } else {
          regions.add(value.value().text());
        }
      }
    }

    private void add(PatternTokens pattern) {
      if (overlaps(pattern)) {
        patterns.add(pattern);
      }
    }

    private boolean overlaps(PatternTokens pattern) {
      return PatternWalk.overlap(asked, pattern);
    }

    /** What the caller itself says; anything else is not known before the request. */
    private @Nullable String valueOf(Segment.Variable variable) {
      String key = variable.key().canonical();
      String tag = "aws:principaltag/";
      if (key.equals("aws:username") && principal instanceof RequestPrincipal.User user) {
        return user.name();
      }
      if (key.equals("aws:principalaccount") && principal.account().isPresent()) {
        return principal.account().get().value();
      }
      if (key.startsWith(tag) && identity.isPresent()) {
        for (var entry : identity.get().tags().entrySet()) {
          if (entry.getKey().equalsIgnoreCase(key.substring(tag.length()))) {
            return entry.getValue();
          }
        }
      }
      dependsOnRequest = true;
      return null;
    }
  }

  /** The texts of the policies' patterns of a statement that overlap what is asked. */
  static List<String> overlapping(Statement statement, String asked) {
    ResourceElement element = statement.resource();
    if (element == null || element.negated()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (ResourcePattern pattern : element.patterns()) {
      PolicyString value = pattern.value();
      if (PatternWalk.overlap(PatternTokens.of(asked), PatternTokens.of(value, v -> null))) {
        texts.add(value.text());
      }
    }
    return texts;
  }
}
