package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which condition keys an action carries for resources of some of its types only, by the service
 * data (MULTI-2). Of actions, resources and keys that the data does not know nothing is said.
 */
final class TypedKeys {
  /** The number of no type. */
  static final int NO_TYPE = -1;

  private static final int UNASKED = -1;

  private final ServiceCatalog catalog;
  private final ActionEntry action;
  private final List<ActionResource> types;
  private final int listing;
  private volatile int[] withheldBySlot = {};

  private TypedKeys(ServiceCatalog catalog, ActionEntry action) {
    this.catalog = catalog;
    this.action = action;
    this.types = action.resourceTypes();
    int some = 0;
    for (int i = 0; i < types.size(); i++) {
      some |= types.get(i).conditionKeys().isEmpty() ? 0 : 1 << i;
    }
    this.listing = some;
  }

  /** The keys of an action; null if the data list none of them type by type. */
  static @Nullable TypedKeys of(ActionName name, ServiceCatalog catalog) {
    @Nullable ActionEntry action = catalog.action(name.service(), name.name()).orElse(null);
    if (action == null || action.resourceTypes().size() <= 1) {
      return null;
    }
    if (action.resourceTypes().size() >= Integer.SIZE) {
      throw new IllegalStateException("`" + name + "` has more types of resource than bits");
    }
    TypedKeys keys = new TypedKeys(catalog, action);
    return keys.listing == 0 ? null : keys;
  }

  /** The number of the type of an ARN, or {@link #NO_TYPE}. */
  int typeOf(String arn) {
    return action.typeOf(arn);
  }

  /** The name of a type. */
  String name(int type) {
    return types.get(type).type().name();
  }

  /** True if a request for a resource of one of the types does not carry the key. */
  boolean tellsTypesApart(CompiledKey key) {
    return withheld(key) != 0;
  }

  /** True if a request for a resource of that type does not carry the key. */
  boolean isWithheld(CompiledKey key, int type) {
    return type != NO_TYPE && (withheld(key) & 1 << type) != 0;
  }

  /** True if a request for a resource of that type does not carry the key. */
  boolean isWithheld(ConditionKey key, int type) {
    return type != NO_TYPE && (withheld(key) & 1 << type) != 0;
  }

  private int withheld(CompiledKey key) {
    int slot = key.slot();
    int[] known = withheldBySlot;
    if (slot != KeyTable.NONE && slot < known.length && known[slot] != UNASKED) {
      return known[slot];
    }
    int found = withheld(key.key());
    if (slot != KeyTable.NONE) {
      remember(slot, found);
    }
    return found;
  }

  private synchronized void remember(int slot, int withheld) {
    int[] before = withheldBySlot;
    int[] after = Arrays.copyOf(before, Math.max(slot + 1, before.length));
    Arrays.fill(after, before.length, after.length, UNASKED);
    after[slot] = withheld;
    withheldBySlot = after;
  }

  /** A bit for each type that lists keys, but not this one, while another does. */
  private int withheld(ConditionKey key) {
    if (catalog.supportsConditionKey(action, key.text())) {
      return 0;
    }
    int lists = 0;
    for (int i = 0; i < types.size(); i++) {
      lists |= lists(types.get(i), key) ? 1 << i : 0;
    }
    return lists == 0 ? 0 : listing & ~lists;
  }

  private static boolean lists(ActionResource resource, ConditionKey key) {
    return resource.conditionKeys().stream().anyMatch(listed -> listed.matches(key.text()));
  }
}
