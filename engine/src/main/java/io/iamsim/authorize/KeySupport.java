package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which condition keys belong to resources of a type, by the service data (MULTI-2). Of actions,
 * resources and keys that the data does not know nothing is said.
 */
final class KeySupport {
  private final ServiceCatalog catalog;
  private final @Nullable ActionEntry action;
  private final @Nullable ActionResource type;

  private KeySupport(
      ServiceCatalog catalog, @Nullable ActionEntry action, @Nullable ActionResource type) {
    this.catalog = catalog;
    this.action = action;
    this.type = type;
  }

  static KeySupport of(AccessRequest request, ServiceCatalog catalog) {
    Optional<ActionEntry> action =
        catalog
            .action(request.action().service(), request.action().name())
            .filter(known -> known.resourceTypes().size() > 1);
    return new KeySupport(
        catalog,
        action.orElse(null),
        action.flatMap(known -> known.resourceFor(request.resource())).orElse(null));
  }

  /** The type of the request's resource, if the key is there for resources of other types only. */
  Optional<String> typeWithout(ConditionKey key) {
    if (action == null || type == null || carries(type, key)) {
      return Optional.empty();
    }
    boolean elsewhere = action.resourceTypes().stream().anyMatch(other -> carries(other, key));
    return elsewhere ? Optional.of(type.type().name()) : Optional.empty();
  }

  /**
   * What the data list for the action with the type counts; where they list nothing, what they list
   * for the type with any action.
   */
  private boolean carries(ActionResource resource, ConditionKey key) {
    if (action == null || catalog.supportsConditionKey(action, key.text())) {
      return true;
    }
    return resource.conditionKeys().isEmpty()
        ? catalog.supportsConditionKey(action, resource.type(), key.text())
        : resource.conditionKeys().stream().anyMatch(listed -> listed.matches(key.text()));
  }
}
