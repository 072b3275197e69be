package io.iamsim.request;

import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One authorization question.
 *
 * @param principal who asks
 * @param action the IAM action, not the API operation (MATCH-8)
 * @param resource the ARN that the service authorizes on, or {@code *} (MATCH-30, MATCH-36)
 * @param resourceAccount the owner of the resource where its ARN names none, or null (EVAL-6)
 * @param context what the request carries
 */
public record AccessRequest(
    RequestPrincipal principal,
    ActionName action,
    String resource,
    @Nullable AccountId resourceAccount,
    RequestContext context) {

  /** The resource of a request that names none. */
  public static final String ANY_RESOURCE = "*";

  /** True if the request names no resource (MATCH-30). */
  public boolean namesNoResource() {
    return resource.equals(ANY_RESOURCE);
  }

  /** The declared owner of the resource. */
  public Optional<AccountId> declaredResourceAccount() {
    return Optional.ofNullable(resourceAccount);
  }
}
