package io.iamsim.reference.context;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.KeyGap;
import io.iamsim.catalog.KeyPresence;
import io.iamsim.model.ConditionKey;
import io.iamsim.reference.collect.Parties;
import io.iamsim.request.AccessRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service data say of a key in a request's action and type of resource. */
record DataOfKeys(Parties parties) {

  /**
   * CTX-18, CTX-20, ROOM-39: the data list the key action by action, and not with this action for
   * this type of resource.
   */
  boolean withholds(ConditionKey key) {
    AccessRequest request = parties.request();
    Optional<ActionEntry> action = parties.data();
    boolean gap =
        parties
            .catalog()
            .gap(request.action(), key.text())
            .filter(KeyGap.ABSENT::equals)
            .isPresent();
    if (gap || action.isEmpty()) {
      return gap;
    }
    if (!parties.catalog().isListedByAction(request.action(), key.text())
        || parties.catalog().supportsConditionKey(action.get(), key.text())) {
      return false;
    }
    boolean typeByType = action.get().resourceTypes().stream().anyMatch(type -> lists(type, key));
    Optional<ActionResource> type = action.get().resourceFor(request.resource());
    return type.isPresent()
        ? !carries(type.get(), typeByType, key)
        : action.get().resourceTypes().stream().noneMatch(each -> carries(each, typeByType, key));
  }

  /** ROOM-80: of an action that the data know. */
  Optional<KeyPresence> presence(ConditionKey key) {
    AccessRequest request = parties.request();
    if (parties.data().isEmpty()) {
      return Optional.empty();
    }
    @Nullable String type =
        parties
            .data()
            .flatMap(entry -> entry.resourceFor(request.resource()))
            .map(resource -> resource.type().name())
            .orElse(null);
    return parties.catalog().presence(request.action(), type, key.text());
  }

  /** What the type lists with other actions counts if this action lists nothing type by type. */
  private static boolean carries(ActionResource type, boolean typeByType, ConditionKey key) {
    boolean withAnyAction =
        type.type().conditionKeys().stream().anyMatch(entry -> entry.matches(key.text()));
    boolean saysLess = typeByType && !type.conditionKeys().isEmpty();
    return lists(type, key) || (withAnyAction && !saysLess);
  }

  private static boolean lists(ActionResource type, ConditionKey key) {
    return type.conditionKeys().stream().anyMatch(entry -> entry.matches(key.text()));
  }
}
