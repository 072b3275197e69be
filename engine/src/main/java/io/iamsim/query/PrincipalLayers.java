package io.iamsim.query;

import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layers that exist for a principal whatever it asks for. What hangs on the resource, its
 * account and the way to it shows only with a request.
 *
 * @param principal whose
 * @param identity the user or role, or null if it is none or not known
 * @param layers identity-based policies, boundary and service control policies
 */
public record PrincipalLayers(
    RequestPrincipal principal, @Nullable IamIdentity identity, Map<Layer, PolicyLayer> layers) {
  private static final ActionName ANY = ActionName.parse("sts:GetCallerIdentity").orElseThrow();

  public PrincipalLayers {
    layers = new LinkedHashMap<>(layers);
  }

  /** The user or role. */
  public Optional<IamIdentity> known() {
    return Optional.ofNullable(identity);
  }

  /** The layers of a principal. */
  public static PrincipalLayers of(AccessScope scope, RequestPrincipal principal) {
    ApplicablePolicies policies =
        scope.policies(
            new AccessRequest(
                principal, ANY, AccessRequest.ANY_RESOURCE, null, RequestContext.empty()));
    Map<Layer, PolicyLayer> layers = new LinkedHashMap<>();
    layers.put(Layer.IDENTITY, policies.identity());
    layers.put(Layer.PERMISSIONS_BOUNDARY, policies.permissionsBoundary());
    layers.put(Layer.SERVICE_CONTROL, policies.serviceControl());
    return new PrincipalLayers(principal, identity(scope, principal), layers);
  }

  private static @Nullable IamIdentity identity(AccessScope scope, RequestPrincipal principal) {
    if (principal instanceof RequestPrincipal.User user) {
      return scope.environment().identity(user.arn().toString()).orElse(null);
    }
    if (principal instanceof RequestPrincipal.RoleSession session) {
      return session
          .account()
          .flatMap(account -> scope.environment().role(account, session.roleName()))
          .orElse(null);
    }
    return null;
  }
}
