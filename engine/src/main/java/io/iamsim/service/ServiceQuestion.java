package io.iamsim.service;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service's rules may look at.
 *
 * @param principal who asks
 * @param action the action
 * @param resource the ARN, or {@code *} for none
 * @param resourceAccount the resource's owner, or null if it has none
 * @param catalog the service authorization data
 */
public record ServiceQuestion(
    RequestPrincipal principal,
    ActionName action,
    String resource,
    @Nullable AccountId resourceAccount,
    ServiceCatalog catalog) {

  /** The resource's owner. */
  public Optional<AccountId> owner() {
    return Optional.ofNullable(resourceAccount);
  }
}
