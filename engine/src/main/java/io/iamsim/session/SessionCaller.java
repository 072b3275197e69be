package io.iamsim.session;

import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import org.jspecify.annotations.Nullable;

/** Who asks for a session. */
public sealed interface SessionCaller {

  /** The caller as policies see it. */
  RequestPrincipal principal();

  /** A caller of whom nothing is known but who it is: a user, a service, any session of a role. */
  record Plain(RequestPrincipal principal) implements SessionCaller {}

  /** A session that was issued before: role chaining (STS-10). */
  record Chained(IssuedSession session) implements SessionCaller {
    @Override
    public RequestPrincipal principal() {
      return session.principal();
    }
  }

  /**
   * Somebody whom an identity provider speaks for (STS-8).
   *
   * @param principal the provider
   * @param operation which of the two federated calls it is
   * @param keys the condition keys that the token gives to the call (CTX-22)
   * @param persisting those that requests made with the session carry too (CTX-12)
   * @param parameters what the token itself says of the session
   * @param objection why AWS would not take the token for this role, or null
   */
  record Federated(
      RequestPrincipal.IdentityProvider principal,
      AssumeOperation operation,
      RequestContext keys,
      RequestContext persisting,
      SessionParameters parameters,
      @Nullable String objection)
      implements SessionCaller {}
}
