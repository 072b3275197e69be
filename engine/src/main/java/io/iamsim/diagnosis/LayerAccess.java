package io.iamsim.diagnosis;

import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reaches the policies of a layer, and changes them, by the layer's name. */
final class LayerAccess {
  private LayerAccess() {}

  /** The layer; none for one that no policies make up. */
  static Optional<PolicyLayer> get(ApplicablePolicies policies, Layer layer) {
    return Optional.ofNullable(
        switch (layer) {
          case IDENTITY -> policies.identity();
          case PERMISSIONS_BOUNDARY -> policies.permissionsBoundary();
          case SESSION -> policies.session();
          case SCOPE_DOWN -> policies.scopeDown();
          case SERVICE_CONTROL -> policies.serviceControl();
          case RESOURCE_CONTROL -> policies.resourceControl();
          case RESOURCE -> policies.resource();
          case VPC_ENDPOINT -> policies.vpcEndpoint();
          case S3_ACL, S3_BLOCK_PUBLIC_ACCESS, KMS_GRANT -> null;
        });
  }

  static ApplicablePolicies with(ApplicablePolicies policies, Layer layer, PolicyLayer changed) {
    return switch (layer) {
      case IDENTITY -> policies.withIdentity(changed);
      case PERMISSIONS_BOUNDARY -> policies.withPermissionsBoundary(changed);
      case SESSION -> policies.withSession(changed);
      case SCOPE_DOWN -> policies.withScopeDown(changed);
      case SERVICE_CONTROL -> policies.withServiceControl(changed);
      case RESOURCE_CONTROL -> policies.withResourceControl(changed);
      case RESOURCE -> policies.withResource(changed);
      case VPC_ENDPOINT -> policies.withVpcEndpoint(changed);
      case S3_ACL, S3_BLOCK_PUBLIC_ACCESS, KMS_GRANT -> policies;
    };
  }

  /** The policy of that name at an organization node, or outside organizations. */
  static Optional<AttachedPolicy> policy(
      ApplicablePolicies policies, Layer layer, @Nullable String target, String name) {
    return get(policies, layer).stream()
        .flatMap(found -> found.levels().stream())
        .filter(level -> Objects.equals(level.target(), target))
        .flatMap(level -> level.policies().stream())
        .filter(policy -> policy.name().equals(name))
        .findFirst();
  }

  /** The policies with one document changed wherever it is attached in a layer. */
  static ApplicablePolicies edited(
      ApplicablePolicies policies,
      Layer layer,
      AttachedPolicy policy,
      UnaryOperator<PolicyDocument> edit) {
    Optional<PolicyLayer> found = get(policies, layer);
    if (found.isEmpty()) {
      return policies;
    }
    List<PolicyLevel> levels = new ArrayList<>();
    for (PolicyLevel level : found.get().levels()) {
      levels.add(
          new PolicyLevel(
              level.target(),
              level.policies().stream().map(each -> edited(each, policy, edit)).toList()));
    }
    return with(policies, layer, PolicyLayer.ofLevels(levels));
  }

  private static AttachedPolicy edited(
      AttachedPolicy each, AttachedPolicy policy, UnaryOperator<PolicyDocument> edit) {
    boolean same =
        each.name().equals(policy.name())
            && each.document().span().equals(policy.document().span());
    return same
        ? new AttachedPolicy(each.name(), each.origin(), edit.apply(each.document()))
        : each;
  }

  /** The policies with one more in a layer, at an organization node or outside organizations. */
  static ApplicablePolicies added(
      ApplicablePolicies policies, Layer layer, @Nullable String target, AttachedPolicy policy) {
    Optional<PolicyLayer> found = get(policies, layer).filter(PolicyLayer::applies);
    if (found.isEmpty() || found.get().levels().isEmpty()) {
      return with(policies, layer, PolicyLayer.of(List.of(policy)));
    }
    List<PolicyLevel> levels = new ArrayList<>();
    for (PolicyLevel level : found.get().levels()) {
      List<AttachedPolicy> attached = new ArrayList<>(level.policies());
      if (Objects.equals(level.target(), target)) {
        attached.add(policy);
      }
      levels.add(new PolicyLevel(level.target(), attached));
    }
    return with(policies, layer, PolicyLayer.ofLevels(levels));
  }
}
