package io.iamsim;

import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Single policies taken away from an environment and added to it, as a what-if: a change to the
 * policies that apply to each request.
 *
 * <p>A policy is taken away by its name or ARN, wherever it is attached. One that is added joins
 * those of its layer; a permissions boundary takes the place of the attached one, of which there is
 * only one (PB-1), and a service or resource control policy is attached to the account beside what
 * is attached there (ROOM-120).
 *
 * @param without names and ARNs of the policies that do not count
 * @param with the policies that count beside the others, by layer
 */
public record PolicyChanges(List<String> without, Map<Layer, List<AttachedPolicy>> with) {
  /** The layers that a policy can be added to. */
  public static final List<Layer> LAYERS =
      List.of(
          Layer.IDENTITY,
          Layer.PERMISSIONS_BOUNDARY,
          Layer.SESSION,
          Layer.SCOPE_DOWN,
          Layer.SERVICE_CONTROL,
          Layer.RESOURCE_CONTROL,
          Layer.RESOURCE,
          Layer.VPC_ENDPOINT);

  /** No change. */
  public static final PolicyChanges NONE = new PolicyChanges(List.of(), Map.of());

  public PolicyChanges {
    without = List.copyOf(without);
    with = Map.copyOf(with);
  }

  /** True if nothing is changed. */
  public boolean isEmpty() {
    return without.isEmpty() && with.values().stream().allMatch(List::isEmpty);
  }

  /** These changes and others. */
  public PolicyChanges and(PolicyChanges others) {
    List<String> names = new ArrayList<>(without);
    names.addAll(others.without);
    Map<Layer, List<AttachedPolicy>> added = new EnumMap<>(Layer.class);
    for (Layer layer : LAYERS) {
      List<AttachedPolicy> policies = new ArrayList<>(added(layer));
      policies.addAll(others.added(layer));
      if (!policies.isEmpty()) {
        added.put(layer, policies);
      }
    }
    return new PolicyChanges(names, added);
  }

  /** The same without what is added to one layer. */
  public PolicyChanges addingNothingTo(Layer layer) {
    Map<Layer, List<AttachedPolicy>> others = new EnumMap<>(Layer.class);
    with.forEach(
        (key, policies) -> {
          if (key != layer) {
            others.put(key, policies);
          }
        });
    return new PolicyChanges(without, others);
  }

  /**
   * What is wrong with a name that no policy has: the names that may have been meant, or an empty
   * text. Absent if every name has a policy.
   *
   * @param besides policies that are not the environment's and can be named too
   */
  public Optional<Stranger> stranger(
      Collection<Environment> environments, Collection<AttachedPolicy> besides) {
    for (String name : without) {
      if (!isKnown(name, environments, besides)) {
        TreeSet<String> known = new TreeSet<>();
        environments.forEach(
            environment -> environment.policies().forEach(policy -> known.add(policy.name())));
        besides.forEach(policy -> known.add(policy.name()));
        String last = name.substring(name.lastIndexOf('/') + 1);
        String meant = Suggestions.didYouMean(name, known);
        return Optional.of(
            new Stranger(name, meant.isEmpty() ? Suggestions.didYouMean(last, known) : meant));
      }
    }
    return Optional.empty();
  }

  private static boolean isKnown(
      String name, Collection<Environment> environments, Collection<AttachedPolicy> besides) {
    return environments.stream()
            .anyMatch(
                environment ->
                    environment.policies().stream()
                        .anyMatch(policy -> names(name, policy, environment)))
        || besides.stream().anyMatch(policy -> names(name, policy, Environment.empty()));
  }

  /**
   * A name that no policy has.
   *
   * @param name as given
   * @param help what may have been meant, as advice; may be empty
   */
  public record Stranger(String name, String help) {}

  /** The change to the policies that an environment has for a request. */
  public UnaryOperator<ApplicablePolicies> in(Environment environment) {
    return isEmpty() ? policies -> policies : policies -> changed(policies, environment);
  }

  private ApplicablePolicies changed(ApplicablePolicies policies, Environment environment) {
    return new ApplicablePolicies(
        joined(Layer.IDENTITY, policies.identity(), environment),
        boundary(policies.permissionsBoundary(), environment),
        joined(Layer.SESSION, policies.session(), environment),
        scopedDown(policies.scopeDown(), environment),
        guarded(Layer.SERVICE_CONTROL, policies.serviceControl(), environment),
        guarded(Layer.RESOURCE_CONTROL, policies.resourceControl(), environment),
        joined(Layer.RESOURCE, policies.resource(), environment),
        joined(Layer.VPC_ENDPOINT, policies.vpcEndpoint(), environment),
        policies.s3(),
        policies.kmsGrants());
  }

  private List<AttachedPolicy> added(Layer layer) {
    return with.getOrDefault(layer, List.of());
  }

  private PolicyLayer joined(Layer layer, PolicyLayer policies, Environment environment) {
    return left(layer, policies, environment).plus(added(layer));
  }

  /** STS-20: every policy is a level of its own, and without it there is none. */
  private PolicyLayer scopedDown(PolicyLayer policies, Environment environment) {
    PolicyLayer levels =
        policies.applies() ? PolicyLayer.notApplicable("no scope-down policy is left") : policies;
    for (PolicyLevel level : left(Layer.SCOPE_DOWN, policies, environment).levels()) {
      levels = level.policies().isEmpty() ? levels : levels.plusLevel(level);
    }
    for (AttachedPolicy policy : added(Layer.SCOPE_DOWN)) {
      levels = levels.plusLevel(new PolicyLevel(policy.name(), List.of(policy)));
    }
    return levels;
  }

  /** PB-1: one boundary, or none. */
  private PolicyLayer boundary(PolicyLayer policies, Environment environment) {
    List<AttachedPolicy> boundary = added(Layer.PERMISSIONS_BOUNDARY);
    return boundary.isEmpty()
        ? left(Layer.PERMISSIONS_BOUNDARY, policies, environment)
        : PolicyLayer.of(boundary);
  }

  /** A guardrail does not reach an account that the organization's guardrails do not bind. */
  private PolicyLayer guarded(Layer layer, PolicyLayer policies, Environment environment) {
    PolicyLayer levels = left(layer, policies, environment);
    boolean exempt =
        policies.state() == PolicyLayer.State.NOT_APPLICABLE
            && environment
                .organization()
                .filter(
                    known ->
                        layer == Layer.SERVICE_CONTROL
                            ? known.serviceControlPolicies()
                            : known.resourceControlPolicies())
                .isPresent();
    return exempt ? levels : levels.plus(added(layer));
  }

  /** The layer without the policies that do not count. */
  private PolicyLayer left(Layer kind, PolicyLayer layer, Environment environment) {
    if (without.isEmpty() || !layer.applies()) {
      return layer;
    }
    List<PolicyLevel> levels = new ArrayList<>();
    boolean changed = false;
    boolean empty = true;
    for (PolicyLevel level : layer.levels()) {
      List<AttachedPolicy> kept =
          level.policies().stream()
              .filter(
                  policy -> without.stream().noneMatch(name -> names(name, policy, environment)))
              .toList();
      changed |= kept.size() < level.policies().size();
      empty &= kept.isEmpty();
      levels.add(new PolicyLevel(level.target(), kept));
    }
    if (!changed) {
      return layer;
    }
    return empty ? emptied(kind, layer, levels) : PolicyLayer.ofLevels(levels);
  }

  /**
   * A layer whose policies were all taken away: where there is one policy or none, it is not there;
   * a KMS key has one always (KMS-1), so that it is not known then.
   */
  private static PolicyLayer emptied(Layer kind, PolicyLayer layer, List<PolicyLevel> levels) {
    boolean ofKey =
        layer.levels().stream()
            .flatMap(level -> level.policies().stream())
            .anyMatch(policy -> policy.document().type() == PolicyType.KMS_KEY);
    if (ofKey) {
      return PolicyLayer.notProvided("the key's policy was left out, and a key has one");
    }
    return switch (kind) {
      case PERMISSIONS_BOUNDARY, RESOURCE, VPC_ENDPOINT ->
          PolicyLayer.notApplicable("the policy was left out");
      default -> PolicyLayer.ofLevels(levels);
    };
  }

  /**
   * True if a name or ARN is a policy's: its name, the end of its path, its file, the ARN of a
   * managed policy whose document it is, or the ARN of a policy of AWS or of an organization whose
   * id or name it has.
   */
  private static boolean names(String given, AttachedPolicy policy, Environment environment) {
    if (given.equals(policy.name())) {
      return true;
    }
    Optional<Arn> arn = Arn.parse(given);
    if (arn.isEmpty()) {
      return policy.name().endsWith("/" + given) || isFile(given, policy);
    }
    Optional<AttachedPolicy> managed = environment.managedPolicy(given);
    if (managed.isPresent()) {
      return managed.get().document().span().equals(policy.document().span());
    }
    String last = given.substring(given.lastIndexOf('/') + 1);
    boolean byName =
        arn.get().account().equals("aws") || arn.get().service().equals("organizations");
    return byName && (last.equals(policy.name()) || last.equals("p-" + policy.name()));
  }

  private static boolean isFile(String given, AttachedPolicy policy) {
    String file = policy.document().span().source();
    return file.equals(given) && (file.equals(policy.name()) || file.endsWith("/" + policy.name()));
  }
}
