package io.iamsim.authorize;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.request.PrincipalKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the ladder looks at; every layer result is definite.
 *
 * @param kind who asks
 * @param sameAccount whether the principal's account owns the resource (EVAL-7)
 * @param resourcePolicyRequired whether the resource's own policy must allow (EVAL-16)
 * @param crossAccountUnsupported whether the action never works across accounts
 * @param results what each layer says; a layer that is not there does not apply
 * @param grants how the layers of the resource side name the caller in what they allow
 * @param withheldBy the layer for whose sake the grants of the resource's policy do not count, or
 *     null if they do
 */
record LadderInput(
    PrincipalKind kind,
    boolean sameAccount,
    boolean resourcePolicyRequired,
    boolean crossAccountUnsupported,
    Map<Layer, LayerResult> results,
    Map<Layer, Set<GrantClass>> grants,
    @Nullable Layer withheldBy) {
  LadderInput {
    results = Map.copyOf(results);
    grants = Map.copyOf(grants);
  }

  LayerResult result(Layer layer) {
    return results.getOrDefault(layer, LayerResult.NOT_APPLICABLE);
  }

  /** The grants that count, by layer. */
  Map<Layer, Set<GrantClass>> countingGrants() {
    Map<Layer, Set<GrantClass>> counting = new EnumMap<>(Layer.class);
    counting.putAll(grants);
    if (withheldBy != null) {
      counting.remove(Layer.RESOURCE);
    }
    counting.values().removeIf(Set::isEmpty);
    return counting;
  }

  /** The layer to blame for a grant that the resource side does not give. */
  Layer resourceSide() {
    boolean wouldGrant = !grants.getOrDefault(Layer.RESOURCE, Set.of()).isEmpty();
    if (withheldBy != null && wouldGrant) {
      return withheldBy;
    }
    boolean grantsOnly =
        result(Layer.RESOURCE) == LayerResult.NOT_APPLICABLE
            && result(Layer.KMS_GRANT) == LayerResult.IMPLICIT_DENY;
    return grantsOnly ? Layer.KMS_GRANT : Layer.RESOURCE;
  }
}
