package io.iamsim.query;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ArnPattern;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyString;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.S3Name;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What tells resources of a pattern apart for one caller and action: the resource patterns of every
 * policy that may take part, the formats of what the action works on, what its service sets apart,
 * and the environment's own resources, roles and accounts.
 *
 * @param patterns the patterns
 * @param formats the formats of what the action works on, as patterns
 * @param partitions the partitions that the resources may be in
 * @param services the services that the resources may be of, where the pattern leaves it open
 * @param regions the Regions that policies name, as patterns
 * @param accounts the accounts that the resources may be in
 * @param inserted the keys whose values stand in the patterns
 * @param exact false if something depends on the single resource in a way that no pattern says
 */
record RelevantPatterns(
    Set<PatternTokens> patterns,
    Set<PatternTokens> formats,
    Set<String> partitions,
    Set<String> services,
    Set<PatternTokens> regions,
    Set<String> accounts,
    Set<ConditionKey> inserted,
    boolean exact) {
  private static final String REGION = "aws:requestedregion";
  private static final int PARTS = 6;
  private static final int SERVICE = 2;
  private static final int REGION_PART = 3;
  private static final int ACCOUNT = 4;

  RelevantPatterns {
    patterns = ordered(patterns);
    formats = ordered(formats);
    partitions = ordered(partitions);
    services = ordered(services);
    regions = ordered(regions);
    accounts = ordered(accounts);
    inserted = ordered(inserted);
  }

  private static <T> Set<T> ordered(Set<T> set) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(set));
  }

  /**
   * What tells the resources of a request apart whose resource is a pattern.
   *
   * @param policies what applies to the request
   * @param values what keys read as; unknown for those that depend on the single resource
   */
  static RelevantPatterns of(
      AccessScope scope,
      Surroundings surroundings,
      ApplicablePolicies policies,
      AccessRequest asked,
      Function<ConditionKey, ContextValue> values) {
    Collector collector = new Collector(scope, surroundings, asked, values);
    collector.parties();
    collector.environment();
    Stream.of(
            policies.identity(),
            policies.permissionsBoundary(),
            policies.session(),
            policies.scopeDown(),
            policies.serviceControl(),
            policies.resourceControl(),
            policies.resource(),
            policies.vpcEndpoint())
        .forEach(collector::layer);
    collector.formats();
    return collector.found();
  }

  private static final class Collector {
    private final AccessScope scope;
    private final Surroundings surroundings;
    private final AccessRequest request;
    private final PatternTokens asked;
    private final List<PatternTokens> askedParts;
    private final Function<ConditionKey, ContextValue> values;

    /** The access points in question, each with its bucket's ARN. */
    private final Map<String, String> accessPoints = new LinkedHashMap<>();

    private final Set<PatternTokens> patterns = new LinkedHashSet<>();
    private final Set<PatternTokens> formats = new LinkedHashSet<>();
    private final Set<PolicyDocument> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> partitions = new LinkedHashSet<>();
    private final Set<String> services = new TreeSet<>();
    private final Set<PatternTokens> regions = new LinkedHashSet<>();
    private final Set<String> accounts = new TreeSet<>();
    private final Set<ConditionKey> inserted = new LinkedHashSet<>();
    private boolean exact = true;

    Collector(
        AccessScope scope,
        Surroundings surroundings,
        AccessRequest request,
        Function<ConditionKey, ContextValue> values) {
      this.scope = scope;
      this.surroundings = surroundings;
      this.request = request;
      this.asked = PatternTokens.of(request.resource());
      this.askedParts = asked.padded().parts();
      this.values = values;
    }

    RelevantPatterns found() {
      return new RelevantPatterns(
          patterns, formats, partitions, services, regions, accounts, inserted, exact);
    }

    /** The resources are in the caller's partition, since no request leaves it (XACC-9). */
    void parties() {
      request
          .principal()
          .partition()
          .ifPresentOrElse(partitions::add, () -> partitions.addAll(surroundings.partitions()));
      accounts.addAll(surroundings.accounts());
      request.principal().account().ifPresent(account -> accounts.add(account.value()));
      services.add(request.action().service());
    }

    void layer(PolicyLayer layer) {
      layer
          .levels()
          .forEach(level -> level.policies().forEach(policy -> document(policy.document())));
    }

    void environment() {
      List<Surroundings.Nearby> near = surroundings.near(asked);
      for (Surroundings.Nearby nearby : near) {
        nearby.around().forEach(this::add);
        regions.add(PatternTokens.literal(nearby.region()));
        nearby
            .bucketBehind()
            .ifPresent(bucket -> accessPoints.put(nearby.resource().arn(), bucket));
      }
      near.forEach(nearby -> nearby.policy().ifPresent(this::document));
      for (String bucket : accessPoints.values()) {
        surroundings
            .near(PatternTokens.of(bucket + "*"))
            .forEach(nearby -> nearby.policy().ifPresent(this::document));
      }
      surroundings.identities(asked).forEach(this::add);
      surroundings.resourceControl().forEach(this::document);
    }

    /** What the action works on, and what its service treats in a way of its own. */
    void formats() {
      scope
          .catalog()
          .action(request.action().service(), request.action().name())
          .map(ActionEntry::resourceTypes)
          .orElse(List.of())
          .forEach(
              type ->
                  type.type().arnPatterns().stream()
                      .map(ArnPattern::withStars)
                      .map(PatternTokens::of)
                      .forEach(formats::add));
      // where all that is asked for has one format, the others tell nothing apart
      if (formats.stream().noneMatch(format -> format.covers(asked))) {
        formats.forEach(format -> add(format.withoutEmptyNames()));
      }
      scope.engine().setApart(request.action()).forEach(text -> add(PatternTokens.of(text)));
    }

    private void document(PolicyDocument document) {
      if (seen.add(document)) {
        document.statements().stream()
            .filter(statement -> surroundings.mayCover(statement, request.action()))
            .forEach(this::statement);
      }
    }

    private void statement(Statement statement) {
      statement.conditions().forEach(this::condition);
      for (PatternTokens pattern : resolved(statement)) {
        add(pattern);
        accessPoints.forEach((accessPoint, bucket) -> behind(accessPoint, bucket, pattern));
      }
    }

    /** What is asked of an access point is asked of its bucket too (S3-13). */
    private void behind(String accessPoint, String bucket, PatternTokens onBucket) {
      onBucket.after(bucket + "/").forEach(key -> add(key.behind(accessPoint + S3Name.OBJECT)));
    }

    /** The patterns of the statement's resources with the values that the request has. */
    private List<PatternTokens> resolved(Statement statement) {
      ResourceElement element = statement.resource();
      List<PatternTokens> resolved = new ArrayList<>();
      if (element != null) {
        for (ResourcePattern pattern : element.patterns()) {
          PatternTokens.of(pattern.value(), this::valueOf)
              .filter(tokens -> !tokens.text().equals("*"))
              .ifPresent(tokens -> resolved.add(tokens.padded()));
        }
      }
      return resolved;
    }

    private ContextValue valueOf(ConditionKey key) {
      inserted.add(key);
      return values.apply(key);
    }

    /** The Region of an ARN is what the request says of its Region. */
    private void condition(Condition condition) {
      if (!condition.key().canonical().equals(REGION)) {
        return;
      }
      for (ConditionValue value : condition.values()) {
        PatternTokens.of(value.value(), this::valueOf).ifPresent(regions::add);
      }
    }

    private void add(PatternTokens pattern) {
      List<PatternTokens> parts = pattern.parts();
      if (parts.size() != PARTS || !PatternWalk.overlap(asked, pattern)) {
        return;
      }
      patterns.add(pattern);
      regions.add(parts.get(REGION_PART));
      name(parts.get(SERVICE), askedParts.get(SERVICE), services);
      name(parts.get(ACCOUNT), askedParts.get(ACCOUNT), accounts);
    }

    /** A name that a pattern spells out is one that a resource may have. */
    private void name(PatternTokens part, PatternTokens open, Set<String> names) {
      if (open.isLiteral() || part.text().equals("aws")) {
        return;
      }
      if (part.isLiteral()) {
        names.add(part.text());
      } else {
        exact &= part.text().equals("*");
      }
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
      if (PatternWalk.overlap(PatternTokens.of(asked), PatternTokens.open(value))) {
        texts.add(value.text());
      }
    }
    return texts;
  }
}
