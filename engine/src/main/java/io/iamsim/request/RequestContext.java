package io.iamsim.request;

import io.iamsim.model.ConditionKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that a caller gives with a request, in the order given (CTX-1). A context is
 * closed unless it says otherwise: of a key that neither was given nor follows from the request, a
 * closed context says that it is absent, an open one that it is unknown (UNK-1).
 */
public final class RequestContext {
  /**
   * The key {@code *}: declared unknown it stands for every key of which nothing is said or follows
   * from the request, which else reads as absent (UNK-1, open context).
   */
  public static final ConditionKey ANY_KEY = ConditionKey.of("*");

  private static final RequestContext EMPTY = new RequestContext(Map.of(), false);

  /** With more keys than these a map is quicker than a look at each. */
  private static final int FEW = 12;

  private final Map<ConditionKey, ContextValue> values;
  private final boolean open;
  private final ConditionKey[] keys;
  private final ContextValue[] known;
  private final int[] hashes;

  private RequestContext(Map<ConditionKey, ContextValue> values, boolean open) {
    this.values = Collections.unmodifiableMap(values);
    this.open = open;
    this.keys = values.keySet().toArray(new ConditionKey[0]);
    this.known = values.values().toArray(new ContextValue[0]);
    this.hashes = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      hashes[i] = keys[i].hashCode();
    }
  }

  /** No keys. */
  public static RequestContext empty() {
    return EMPTY;
  }

  /** Nothing yet, to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is known of the key; absent if the caller said nothing of it. */
  public Optional<ContextValue> get(ConditionKey key) {
    return Optional.ofNullable(find(key));
  }

  /** What is known of the key, or null if the caller said nothing of it; makes nothing new. */
  public @Nullable ContextValue find(ConditionKey key) {
    if (keys.length > FEW) {
      return values.get(key);
    }
    int hash = key.hashCode();
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && keys[i].equals(key)) {
        return known[i];
      }
    }
    return null;
  }

  /** True if the caller said something of one of these keys. */
  public boolean mentionsAnyOf(KeySet some) {
    for (int i = 0; i < keys.length; i++) {
      if (some.mayContain(hashes[i]) && some.contains(keys[i])) {
        return true;
      }
    }
    return false;
  }

  /** These keys and those of another context, of which these win; open if one of the two is. */
  public RequestContext over(RequestContext other) {
    if (open == other.open && (keys.length == 0 || other.keys.length == 0)) {
      return keys.length == 0 ? other : this;
    }
    Map<ConditionKey, ContextValue> both = new LinkedHashMap<>(other.values);
    both.putAll(values);
    return new RequestContext(both, open || other.open);
  }

  /** All keys of which the caller said something. */
  public Map<ConditionKey, ContextValue> values() {
    return values;
  }

  /**
   * These keys and the others; of a key that both have, the other's value. Open if one of the two
   * is.
   */
  public RequestContext with(RequestContext others) {
    if (others.values.isEmpty()) {
      return others.open ? opened() : this;
    }
    Map<ConditionKey, ContextValue> joined = new LinkedHashMap<>(values);
    joined.keySet().removeAll(others.values.keySet());
    joined.putAll(others.values);
    return new RequestContext(joined, open || others.open);
  }

  /** True if keys of which nothing is said are unknown. */
  public boolean isOpen() {
    return open;
  }

  /** The same keys in an open context. */
  public RequestContext opened() {
    return new RequestContext(values, true);
  }

  @Override
  public String toString() {
    return open ? values + " open" : values.toString();
  }

  /** Collects keys; a key has one spelling and one value. */
  public static final class Builder {
    private Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();

    /** True if a context has the map, which must then not change. */
    private boolean shared;

    private Builder() {}

    /** What was added of the key, or null. */
    public @Nullable ContextValue find(ConditionKey key) {
      return values.get(key);
    }

    /**
     * Adds a key.
     *
     * @return false, and nothing added, if the key is there already, in whatever case (CTX-1)
     */
    public boolean add(ConditionKey key, ContextValue value) {
      @Nullable ContextValue before = own().putIfAbsent(key, value);
      return before == null;
    }

    /** Adds a single-valued key, or replaces it. */
    public Builder put(String key, String value) {
      own().put(ConditionKey.of(key), ContextValue.of(value));
      return this;
    }

    /** Adds a key, or replaces it. */
    public Builder put(String key, ContextValue value) {
      own().put(ConditionKey.of(key), value);
      return this;
    }

    /** The keys added so far. */
    public RequestContext build() {
      shared = true;
      return new RequestContext(values, false);
    }

    private Map<ConditionKey, ContextValue> own() {
      if (shared) {
        values = new LinkedHashMap<>(values);
        shared = false;
      }
      return values;
    }
  }
}
