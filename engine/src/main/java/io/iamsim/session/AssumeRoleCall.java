package io.iamsim.session;

import io.iamsim.model.Arn;
import io.iamsim.request.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A call that asks for a session of a role, or of an account's root user (ROOT-4).
 *
 * @param target the role, or the root user
 * @param caller who asks
 * @param parameters what is asked of the session; of a federated caller, beside what its token says
 * @param context what else the call carries, such as aws:SourceIp; what is given here wins over
 *     what follows from the rest (CTX-4)
 */
public record AssumeRoleCall(
    Arn target, SessionCaller caller, SessionParameters parameters, RequestContext context) {

  /** Which call it is: the caller and the target say. */
  public AssumeOperation operation() {
    if (caller instanceof SessionCaller.Federated federated) {
      return federated.operation();
    }
    return target.resource().equals("root")
        ? AssumeOperation.ASSUME_ROOT
        : AssumeOperation.ASSUME_ROLE;
  }

  /** All that is asked of the session, by the caller's token or beside it. */
  public SessionParameters allParameters() {
    return caller instanceof SessionCaller.Federated federated
        ? joined(federated.parameters())
        : parameters;
  }

  private SessionParameters joined(SessionParameters token) {
    return SessionParameters.builder()
        .sessionName(token.name().or(parameters::name).orElse(null))
        .tags(parameters.tags())
        .tags(token.tags())
        .transitiveTagKeys(parameters.transitiveTagKeys())
        .transitiveTagKeys(token.transitiveTagKeys())
        .sourceIdentity(
            token.passedSourceIdentity().or(parameters::passedSourceIdentity).orElse(null))
        .externalId(parameters.externalId())
        .mfa(parameters.mfa())
        .durationSeconds(shorter(token.durationSeconds(), parameters.durationSeconds()))
        .policies(parameters.policies())
        .build();
  }

  /** A token can shorten a session, not lengthen it. */
  private static @Nullable Integer shorter(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
