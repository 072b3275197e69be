package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ActionName;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Remembers, action by action, which condition keys requests carry. */
final class KeysOfActions {
  /** With more actions than these it begins anew. */
  private static final int MOST_ACTIONS = 1_024;

  private final ServiceCatalog catalog;
  private final ConcurrentMap<ActionName, Optional<CarriedKeys>> known = new ConcurrentHashMap<>();

  KeysOfActions(ServiceCatalog catalog) {
    this.catalog = catalog;
  }

  /** The keys of an action; null if the service data do not know the action. */
  @Nullable CarriedKeys of(ActionName action) {
    @Nullable Optional<CarriedKeys> carried = known.get(action);
    if (carried == null) {
      if (known.size() >= MOST_ACTIONS) {
        known.clear();
      }
      carried = Optional.ofNullable(CarriedKeys.of(action, catalog));
      known.put(action, carried);
    }
    return carried.orElse(null);
  }
}
