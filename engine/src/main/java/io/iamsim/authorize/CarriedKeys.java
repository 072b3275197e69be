package io.iamsim.authorize;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ActionResource;
import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.catalog.KeyGap;
import io.iamsim.catalog.KeyPresence;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that requests for one action carry, by the service data: none but those that
 * the data list for the action or for the type of its resource (CTX-20, MULTI-2). Where they list a
 * key for some of the action's types with this action, it counts for those only, although others
 * carry it with other actions (ROOM-39). Of keys that the data do not list action by action nothing
 * is said.
 */
public final class CarriedKeys {
  /** The number of no type: a request for no resource, or for one of a type that is not known. */
  static final int NO_TYPE = -1;

  /** With more keys than these it begins anew to remember what they are. */
  private static final int MOST_KEYS = 256;

  private static final ConditionKey SECURE_TRANSPORT = ConditionKey.of("aws:SecureTransport");
  private static final BitSet NONE = new BitSet();

  private final ServiceCatalog catalog;
  private final ActionName name;
  private final ActionEntry action;
  private final List<ActionResource> types;
  private final Map<ConditionKey, ConditionKey> sameKeys = new HashMap<>();
  private final ConcurrentMap<ConditionKey, BitSet> withheldByKey = new ConcurrentHashMap<>();
  private volatile @Nullable BitSet[] withheldBySlot = {};

  private CarriedKeys(ServiceCatalog catalog, ActionName name, ActionEntry action) {
    this.catalog = catalog;
    this.name = name;
    this.action = action;
    this.types = action.resourceTypes();
    catalog
        .sameKeys(name)
        .forEach((key, other) -> sameKeys.put(ConditionKey.of(key), ConditionKey.of(other)));
  }

  /** The keys of an action; null if the data do not know the action. */
  public static @Nullable CarriedKeys of(ActionName name, ServiceCatalog catalog) {
    Optional<ActionEntry> action = catalog.action(name.service(), name.name());
    return action.map(entry -> new CarriedKeys(catalog, name, entry)).orElse(null);
  }

  /** The number of the type of an ARN, or {@link #NO_TYPE}. */
  public int typeOf(String arn) {
    return action.typeOf(arn);
  }

  /** The name of a type. */
  String name(int type) {
    return types.get(type).type().name();
  }

  /** True if it depends on the type of the resource whether a request carries the key. */
  boolean tellsTypesApart(CompiledKey key) {
    return tellsTypesApart(withheld(key));
  }

  /** True if it depends on the type of the resource whether a request carries the key. */
  boolean tellsTypesApart(ConditionKey key) {
    return tellsTypesApart(withheld(key));
  }

  /** The key whose value decides what a key is in these requests, or null (ROOM-80, ROOM-81). */
  @Nullable ConditionKey follows(ConditionKey key) {
    @Nullable ConditionKey other = sameKeys.isEmpty() ? null : sameKeys.get(key);
    return other == null && presence(key, NO_TYPE).filter(KeyPresence.TLS::equals).isPresent()
        ? SECURE_TRANSPORT
        : other;
  }

  /** The circumstances in which each request for a resource of that type carries the key. */
  Optional<KeyPresence> presence(ConditionKey key, int type) {
    return isWithheld(key, type)
        ? Optional.empty()
        : catalog.presence(name, type == NO_TYPE ? null : name(type), key.text());
  }

  /** True if it depends on the type of the resource what a key is that is not given. */
  boolean dependsOnType(CompiledKey key) {
    if (tellsTypesApart(key)) {
      return true;
    }
    Optional<KeyPresence> presence = presence(key.key(), NO_TYPE);
    for (int i = 0; i < types.size(); i++) {
      if (!presence(key.key(), i).equals(presence)) {
        return true;
      }
    }
    return false;
  }

  /** True if no request for the action carries the key. */
  boolean isNeverCarried(ConditionKey key) {
    return withheld(key).cardinality() == types.size() + 1;
  }

  /** True if a request for a resource of that type does not carry the key. */
  boolean isWithheld(CompiledKey key, int type) {
    return withheld(key).get(bit(type));
  }

  /** True if a request for a resource of that type does not carry the key. */
  public boolean isWithheld(ConditionKey key, int type) {
    return withheld(key).get(bit(type));
  }

  private boolean tellsTypesApart(BitSet withheld) {
    return !withheld.isEmpty() && withheld.cardinality() <= types.size();
  }

  private int bit(int type) {
    return type == NO_TYPE ? types.size() : type;
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

  /** The types, and the number behind them for no type, whose requests do without the key. */
  private BitSet withheld(ConditionKey key) {
    @Nullable BitSet known = withheldByKey.get(key);
    if (known == null) {
      if (withheldByKey.size() >= MOST_KEYS) {
        withheldByKey.clear();
      }
      known = findWithheld(key);
      withheldByKey.put(key, known);
    }
    return known;
  }

  private BitSet findWithheld(ConditionKey key) {
    if (catalog.gap(name, key.text()).filter(KeyGap.ABSENT::equals).isPresent()) {
      return all();
    }
    if (!catalog.isListedByAction(name, key.text())
        || catalog.supportsConditionKey(action, key.text())) {
      return NONE;
    }
    boolean typeByType = types.stream().anyMatch(type -> lists(type.conditionKeys(), key));
    BitSet withheld = all();
    for (int i = 0; i < types.size(); i++) {
      ActionResource type = types.get(i);
      boolean ofAnyAction = lists(type.type().conditionKeys(), key);
      boolean lessThanAny = typeByType && !type.conditionKeys().isEmpty();
      if (lists(type.conditionKeys(), key) || (ofAnyAction && !lessThanAny)) {
        withheld.clear(i);
        withheld.clear(types.size());
      }
    }
    return withheld;
  }

  private static boolean lists(List<ConditionKeyEntry> listed, ConditionKey key) {
    for (ConditionKeyEntry entry : listed) {
      if (entry.matches(key.text())) {
        return true;
      }
    }
    return false;
  }

  private BitSet all() {
    BitSet all = new BitSet(types.size() + 1);
    all.set(0, types.size() + 1);
    return all;
  }
}
