package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ResourceTypeEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which condition keys a request can carry, by the service data (CTX-20, MULTI-2). Of actions and
 * keys that the data does not know nothing is said.
 */
final class KeySupport {
  private final ServiceCatalog catalog;
  private final @Nullable ActionEntry action;
  private final @Nullable ResourceTypeEntry type;

  private KeySupport(
      ServiceCatalog catalog, @Nullable ActionEntry action, @Nullable ResourceTypeEntry type) {
    this.catalog = catalog;
    this.action = action;
    this.type = type;
  }

  /** Whether a request carries a key. */
  enum Reach {
    CARRIED,
    /** The action carries it for resources of another type. */
    WITH_ANOTHER_TYPE,
    /** No request for the action carries it. */
    NOT_CARRIED
  }

  static KeySupport of(AccessRequest request, ServiceCatalog catalog) {
    Optional<ActionEntry> action =
        catalog.action(request.action().service(), request.action().name());
    return new KeySupport(
        catalog,
        action.orElse(null),
        action
            .flatMap(known -> known.resourceFor(request.resource()))
            .map(ActionResource::type)
            .orElse(null));
  }

  /** The resource's type in the service data. */
  String typeName() {
    return type == null ? "" : type.name();
  }

  Reach reach(ConditionKey key) {
    if (action == null || catalog.conditionKey(key.text()).isEmpty()) {
      return Reach.CARRIED;
    }
    boolean carried =
        type == null ? isPossible(key) : catalog.supportsConditionKey(action, type, key.text());
    if (carried) {
      return Reach.CARRIED;
    }
    return isPossible(key) ? Reach.WITH_ANOTHER_TYPE : Reach.NOT_CARRIED;
  }

  private boolean isPossible(ConditionKey key) {
    return action == null
        || catalog.supportsConditionKey(action, key.text())
        || action.resourceTypes().stream()
            .anyMatch(
                resource -> catalog.supportsConditionKey(action, resource.type(), key.text()));
  }
}
