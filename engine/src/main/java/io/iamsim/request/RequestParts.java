package io.iamsim.request;

import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import java.util.Optional;

/** What the parts of a request's text may be, the same for every command. */
public final class RequestParts {
  private RequestParts() {}

  /** True for {@code *} and for an ARN that names something. */
  public static boolean isResource(String text) {
    return text.equals(AccessRequest.ANY_RESOURCE)
        || Arn.parse(text).filter(arn -> !arn.resource().isEmpty()).isPresent();
  }

  /**
   * The type of the resource-based policy that an action asks: a role's trust policy for assuming
   * it, a key policy for AWS KMS (GRAM-12).
   */
  public static PolicyType resourcePolicyType(ActionName action) {
    if (action.service().equals("kms")) {
      return PolicyType.KMS_KEY;
    }
    boolean trust =
        action.service().equals("sts")
            && (action.name().startsWith("assumerole")
                || action.name().equals("tagsession")
                || action.name().equals("setsourceidentity"));
    return trust ? PolicyType.ROLE_TRUST : PolicyType.RESOURCE;
  }

  /**
   * The user with credentials of GetSessionToken (STS-14); absent if the principal is no IAM user.
   */
  public static Optional<RequestPrincipal> withSessionToken(RequestPrincipal principal) {
    return principal instanceof RequestPrincipal.User user
        ? Optional.of(new RequestPrincipal.User(user.arn(), true))
        : Optional.empty();
  }

  /**
   * The federated user with the user who called GetFederationToken (PRIN-8); absent if the
   * principal is no federated user or the text is no user ARN.
   */
  public static Optional<RequestPrincipal> withFederatingUser(
      RequestPrincipal principal, String user) {
    if (!(principal instanceof RequestPrincipal.FederatedUser federated)) {
      return Optional.empty();
    }
    return RequestPrincipal.parse(user)
        .filter(RequestPrincipal.User.class::isInstance)
        .map(RequestPrincipal.User.class::cast)
        .map(found -> new RequestPrincipal.FederatedUser(federated.arn(), found.arn()));
  }
}
