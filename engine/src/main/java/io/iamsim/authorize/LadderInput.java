package io.iamsim.authorize;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.request.PrincipalKind;
import java.util.Map;
import java.util.Set;

/**
 * All that the ladder looks at; every layer result is definite.
 *
 * @param kind who asks
 * @param sameAccount whether the principal's account owns the resource (EVAL-7)
 * @param resourcePolicyRequired whether the resource's own policy must allow (EVAL-16)
 * @param crossAccountUnsupported whether the action never works across accounts
 * @param results what each layer says; a layer that is not there does not apply
 * @param grants how the resource side names the caller in what it allows
 */
record LadderInput(
    PrincipalKind kind,
    boolean sameAccount,
    boolean resourcePolicyRequired,
    boolean crossAccountUnsupported,
    Map<Layer, LayerResult> results,
    Set<GrantClass> grants) {
  LadderInput {
    results = Map.copyOf(results);
    grants = Set.copyOf(grants);
  }

  LayerResult result(Layer layer) {
    return results.getOrDefault(layer, LayerResult.NOT_APPLICABLE);
  }
}
