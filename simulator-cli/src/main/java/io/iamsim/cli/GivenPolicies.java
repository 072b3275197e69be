package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.S3Controls;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies that a command line brings and the layers that it leaves out.
 *
 * @param policies what it brings, by layer; the origin of each is the option that brings it
 * @param without the layers of the environment that do not count
 */
record GivenPolicies(Map<Layer, List<AttachedPolicy>> policies, Set<Layer> without) {
  GivenPolicies {
    policies = Map.copyOf(policies);
    without = Set.copyOf(without);
    for (Layer layer : without) {
      for (AttachedPolicy brought : policies.getOrDefault(layer, List.of())) {
        throw Rejected.argument(
            "`--without " + layer.text() + "` leaves out what `" + brought.origin() + "` brings",
            "drop one of the two");
      }
    }
  }

  /** True if nothing is brought at all. */
  boolean isEmpty() {
    return policies.values().stream().allMatch(List::isEmpty);
  }

  /** True if policies of this layer are brought. */
  boolean bring(Layer layer) {
    return !of(layer).isEmpty();
  }

  /** The same without what is brought for one layer. */
  GivenPolicies without(Layer layer) {
    Map<Layer, List<AttachedPolicy>> others = new EnumMap<>(Layer.class);
    others.putAll(policies);
    others.remove(layer);
    return new GivenPolicies(others, without);
  }

  /** What applies if these join what the environment has. */
  ApplicablePolicies joinedTo(ApplicablePolicies environment) {
    return new ApplicablePolicies(
        joined(Layer.IDENTITY, environment.identity()),
        joined(Layer.PERMISSIONS_BOUNDARY, environment.permissionsBoundary()),
        joined(Layer.SESSION, environment.session()),
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
