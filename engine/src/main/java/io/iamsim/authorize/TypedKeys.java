package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which condition keys an action carries for resources of some of its types only, by the service
 * data (MULTI-2). Of actions, resources and keys that the data does not know nothing is said.
 */
final class TypedKeys {
  /** The number of no type. */
  static final int NO_TYPE = -1;

  private static final BitSet NONE = new BitSet();

  private final ServiceCatalog catalog;
  private final ActionEntry action;
  private final List<ActionResource> types;
  private volatile @Nullable BitSet[] withheldBySlot = {};

  private TypedKeys(ServiceCatalog catalog, ActionEntry action) {
    this.catalog = catalog;
    this.action = action;
    this.types = action.resourceTypes();
  }

  /** The keys of an action; null if the data list none of them type by type. */
  static @Nullable TypedKeys of(ActionName name, ServiceCatalog catalog) {
    @Nullable ActionEntry action = catalog.action(name.service(), name.name()).orElse(null);
    if (action == null || action.resourceTypes().size() <= 1) {
      return null;
    }
    for (ActionResource type : action.resourceTypes()) {
      if (!type.conditionKeys().isEmpty()) {
        return new TypedKeys(catalog, action);
      }
    }
    return null;
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
    return !withheld(key).isEmpty();
  }

  /** True if a request for a resource of that type does not carry the key. */
  boolean isWithheld(CompiledKey key, int type) {
    return type != NO_TYPE && withheld(key).get(type);
  }

  /** True if a request for a resource of that type does not carry the key. */
  boolean isWithheld(ConditionKey key, int type) {
    return type != NO_TYPE && withheld(key).get(type);
  }

  private BitSet withheld(CompiledKey key) {
    int slot = key.slot();
    @Nullable BitSet[] known = withheldBySlot;
    @Nullable BitSet found = slot != KeyTable.NONE && slot < known.length ? known[slot] : null;
    if (found == null) {
      found = withheld(key.key());
      if (slot != KeyTable.NONE) {
        remember(slot, found);
      }
    }
    return found;
  }

  private synchronized void remember(int slot, BitSet withheld) {
    @Nullable BitSet[] more =
        Arrays.copyOf(withheldBySlot, Math.max(slot + 1, withheldBySlot.length));
    more[slot] = withheld;
    withheldBySlot = more;
  }

  /** The types that list keys, but not this one, while another does. */
  private BitSet withheld(ConditionKey key) {
    if (catalog.supportsConditionKey(action, key.text())) {
      return NONE;
    }
    BitSet withheld = new BitSet(types.size());
    boolean elsewhere = false;
    for (int i = 0; i < types.size(); i++) {
      List<ConditionKeyEntry> listed = types.get(i).conditionKeys();
      boolean lists = lists(listed, key);
      elsewhere |= lists;
      withheld.set(i, !lists && !listed.isEmpty());
    }
    return elsewhere ? withheld : NONE;
  }

  private static boolean lists(List<ConditionKeyEntry> listed, ConditionKey key) {
    for (ConditionKeyEntry entry : listed) {
      if (entry.matches(key.text())) {
        return true;
      }
    }
    return false;
  }
}
