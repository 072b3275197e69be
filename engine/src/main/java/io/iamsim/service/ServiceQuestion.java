package io.iamsim.service;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service's rules may look at.
 *
 * @param request who asks for what; {@code *} for no resource
 * @param resourceAccount the resource's owner, or null if it has none
 * @param knownResource the resource, or the one that it lies in, as the environment has it; null if
 *     the environment does not
 * @param policies what applies to the request
 * @param environment what is known of the accounts
 * @param context the completed context: absent, present or unknown; what is read here counts as
 *     read by the evaluation
 * @param catalog the service authorization data
 */
public record ServiceQuestion(
    AccessRequest request,
    @Nullable AccountId resourceAccount,
    @Nullable Resource knownResource,
    ApplicablePolicies policies,
    Environment environment,
    Function<ConditionKey, ContextValue> context,
    ServiceCatalog catalog) {

  /** Who asks. */
  public RequestPrincipal principal() {
    return request.principal();
  }

  /** The action. */
  public ActionName action() {
    return request.action();
  }

  /** The ARN, or {@code *} for none. */
  public String resource() {
    return request.resource();
  }

  /** The resource's owner. */
  public Optional<AccountId> owner() {
    return Optional.ofNullable(resourceAccount);
  }

  /** The resource, or the one that it lies in, as the environment has it. */
  public Optional<Resource> known() {
    return Optional.ofNullable(knownResource);
  }

  /** How a condition key reads. */
  public ContextValue read(String key) {
    return context.apply(ConditionKey.of(key));
  }
}
