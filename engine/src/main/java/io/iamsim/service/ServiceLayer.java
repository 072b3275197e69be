package io.iamsim.service;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import java.util.Set;

/**
 * What a layer that no policy makes up says of the request, such as an access control list.
 *
 * <p>The ladder treats it as it does the others: an {@code EXPLICIT_DENY} wins, an {@code
 * IMPLICIT_DENY} of a layer that can veto blocks, and grants join those of the resource's policy.
 *
 * @param layer which layer
 * @param atWorst what it says if everything unknown turns out against the request
 * @param atBest what it says if everything unknown turns out for the request
 * @param grants how its certain grants name the caller (EVAL-11)
 * @param possibleGrants how its possible grants do, the certain ones included
 * @param reason what to tell of it: lower case, no full stop; may be empty
 */
public record ServiceLayer(
    Layer layer,
    LayerResult atWorst,
    LayerResult atBest,
    Set<GrantClass> grants,
    Set<GrantClass> possibleGrants,
    String reason) {
  public ServiceLayer {
    grants = Set.copyOf(grants);
    possibleGrants = Set.copyOf(possibleGrants);
  }

  /** A layer that grants, or grants nothing if there is no class. */
  public static ServiceLayer granting(
      Layer layer, Set<GrantClass> certain, Set<GrantClass> possible, String reason) {
    return new ServiceLayer(
        layer,
        certain.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED,
        possible.isEmpty() ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED,
        certain,
        possible,
        reason);
  }

  /** A layer that blocks, for certain or depending on something unknown. */
  public static ServiceLayer blocking(Layer layer, boolean certain, String reason) {
    return new ServiceLayer(
        layer,
        LayerResult.IMPLICIT_DENY,
        certain ? LayerResult.IMPLICIT_DENY : LayerResult.ALLOWED,
        Set.of(),
        Set.of(),
        reason);
  }
}
