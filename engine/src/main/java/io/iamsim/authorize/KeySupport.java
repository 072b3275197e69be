package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import java.util.Optional;

/**
 * Which condition keys belong to resources of a type, by the service data (MULTI-2). Of actions,
 * resources and keys that the data does not know nothing is said.
 */
final class KeySupport {
  private final AccessRequest request;
  private final ServiceCatalog catalog;

  KeySupport(AccessRequest request, ServiceCatalog catalog) {
    this.request = request;
    this.catalog = catalog;
  }

  /** The type of the request's resource, if the key is there for resources of other types only. */
  Optional<String> typeWithout(ConditionKey key) {
    return catalog
        .action(request.action().service(), request.action().name())
        .filter(action -> action.resourceTypes().size() > 1)
        .filter(action -> !catalog.supportsConditionKey(action, key.text()))
        .flatMap(action -> typeWithout(action, key));
  }

  /** True if the data list for the action which of its types of resource carry which keys. */
  boolean tellsTypesApart() {
    return catalog
        .action(request.action().service(), request.action().name())
        .map(ActionEntry::resourceTypes)
        .filter(types -> types.size() > 1)
        .filter(types -> types.stream().anyMatch(type -> !type.conditionKeys().isEmpty()))
        .isPresent();
  }

  /** Only what the data list for the action type by type tells the types apart. */
  private Optional<String> typeWithout(ActionEntry action, ConditionKey key) {
    Optional<ActionResource> own =
        action
            .resourceFor(request.resource())
            .filter(resource -> !resource.conditionKeys().isEmpty());
    if (own.isEmpty() || lists(own.get(), key)) {
      return Optional.empty();
    }
    boolean elsewhere = action.resourceTypes().stream().anyMatch(other -> lists(other, key));
    return elsewhere ? Optional.of(own.get().type().name()) : Optional.empty();
  }

  private static boolean lists(ActionResource resource, ConditionKey key) {
    return resource.conditionKeys().stream().anyMatch(listed -> listed.matches(key.text()));
  }
}
