package io.iamsim.cli;

import io.iamsim.PolicyChanges;
import io.iamsim.cli.input.Rejected;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.S3Controls;
import io.iamsim.load.StorageRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The policies that a command line brings and the layers that it leaves out.
 *
 * @param policies what it brings, by layer; the origin of each is the option that brings it
 * @param without the layers of the environment that do not count
 * @param changes single policies that it takes away and adds
 */
record GivenPolicies(
    Map<Layer, List<AttachedPolicy>> policies, Set<Layer> without, PolicyChanges changes) {
  /** What changes no single policy. */
  GivenPolicies(Map<Layer, List<AttachedPolicy>> policies, Set<Layer> without) {
    this(policies, without, PolicyChanges.NONE);
  }

  GivenPolicies {
    policies = Map.copyOf(policies);
    without = Set.copyOf(without);
    for (Layer layer : without) {
      List<AttachedPolicy> ofLayer = new ArrayList<>(policies.getOrDefault(layer, List.of()));
      ofLayer.addAll(changes.with().getOrDefault(layer, List.of()));
      for (AttachedPolicy brought : ofLayer) {
        throw Rejected.argument(
            "`--without " + layer.text() + "` leaves out what `" + brought.origin() + "` brings",
            "drop one of the two");
      }
    }
  }

  /** Ends the command if a policy to leave out is none of the environment's and none brought. */
  void check(Environment environment) {
    PolicyChangeOptions.check(
        changes, environment, policies.values().stream().flatMap(List::stream).toList());
  }

  /** True if nothing is brought at all. */
  boolean isEmpty() {
    return policies.values().stream().allMatch(List::isEmpty) && changes.with().isEmpty();
  }

  /** True if policies of this layer are brought. */
  boolean bring(Layer layer) {
    return !of(layer).isEmpty() || changes.with().containsKey(layer);
  }

  /**
   * Says what AWS would refuse about the policy that is brought for a resource. Whoever brings a
   * policy by hand tries something out: it is answered all the same.
   */
  void remarkOnStorage(String resource, Console console) {
    for (AttachedPolicy policy : of(Layer.RESOURCE)) {
      StorageRules.check(policy.document(), resource)
          .forEach(finding -> Failures.print(console, finding.asWarning()));
    }
  }

  /** The same without what is brought for one layer. */
  GivenPolicies without(Layer layer) {
    Map<Layer, List<AttachedPolicy>> others = new EnumMap<>(Layer.class);
    others.putAll(policies);
    others.remove(layer);
    return new GivenPolicies(others, without, changes.addingNothingTo(layer));
  }

  /** True if the policies that apply stay what they are. */
  boolean changeNothing() {
    return isEmpty() && without.isEmpty() && changes.isEmpty();
  }

  /** What applies if these join what an environment has and change it. */
  UnaryOperator<ApplicablePolicies> in(Environment environment) {
    UnaryOperator<ApplicablePolicies> changed = changes.in(environment);
    return policies -> joinedTo(changed.apply(policies));
  }

  /** What applies if these join what the environment has. */
  ApplicablePolicies joinedTo(ApplicablePolicies environment) {
    return new ApplicablePolicies(
        joined(Layer.IDENTITY, environment.identity()),
        joined(Layer.PERMISSIONS_BOUNDARY, environment.permissionsBoundary()),
        joined(Layer.SESSION, environment.session()),
        withLevels(Layer.SCOPE_DOWN, environment.scopeDown()),
        withLevels(Layer.SERVICE_CONTROL, environment.serviceControl()),
        withLevels(Layer.RESOURCE_CONTROL, environment.resourceControl()),
        joined(Layer.RESOURCE, environment.resource()),
        joined(Layer.VPC_ENDPOINT, environment.vpcEndpoint()),
        kept(environment.s3()),
        without.contains(Layer.KMS_GRANT) ? List.of() : environment.kmsGrants());
  }

  private S3Controls kept(S3Controls given) {
    S3Controls kept = without.contains(Layer.S3_ACL) ? given.withoutAcls() : given;
    return without.contains(Layer.S3_BLOCK_PUBLIC_ACCESS) ? kept.withoutPublicAccessBlock() : kept;
  }

  /** What is brought for a layer. */
  List<AttachedPolicy> of(Layer layer) {
    return policies.getOrDefault(layer, List.of());
  }

  private PolicyLayer kept(Layer layer, PolicyLayer given) {
    return without.contains(layer)
        ? PolicyLayer.notApplicable("left out by --without " + layer.text())
        : given;
  }

  private PolicyLayer joined(Layer layer, PolicyLayer given) {
    return kept(layer, given).plus(of(layer));
  }

  /** Each guardrail is a level of its own, so that every one must let the request through. */
  private PolicyLayer withLevels(Layer layer, PolicyLayer given) {
    PolicyLayer levels = kept(layer, given);
    for (AttachedPolicy policy : of(layer)) {
      levels = levels.plusLevel(new PolicyLevel(policy.origin(), List.of(policy)));
    }
    return levels;
  }
}
