package io.iamsim.service;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service's rules may look at.
 *
 * @param principal who asks
 * @param action the action
 * @param resource the ARN, or {@code *} for none
 * @param resourceAccount the resource's owner, or null if it has none
 * @param context what the caller gave with the request
 * @param catalog the service authorization data
 */
public record ServiceQuestion(
    RequestPrincipal principal,
    ActionName action,
    String resource,
    @Nullable AccountId resourceAccount,
    RequestContext context,
    ServiceCatalog catalog) {

  /** The resource's owner. */
  public Optional<AccountId> owner() {
    return Optional.ofNullable(resourceAccount);
  }

  /** True if the request carries the key with this value and no other. */
  boolean gives(ConditionKey key, String value) {
    return context
        .get(key)
        .filter(ContextValue.Present.class::isInstance)
        .map(ContextValue.Present.class::cast)
        .filter(present -> present.values().equals(List.of(value)))
        .isPresent();
  }
}
