package io.iamsim.request;

import io.iamsim.model.ConditionKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that a caller gives with a request, in the order given (CTX-1), and how the
 * keys are read of which the caller said nothing ({@link ContextReading}).
 */
public final class RequestContext {
  /** The key {@code *}: declared unknown it opens the context (UNK-1, ROOM-71). */
  public static final ConditionKey ANY_KEY = ConditionKey.of("*");

  private static final RequestContext EMPTY = new RequestContext(Map.of(), ContextReading.DEFAULT);

  /** With more keys than these a map is quicker than a look at each. */
  private static final int FEW = 12;

  private final Map<ConditionKey, ContextValue> values;
  private final ContextReading reading;
  private final ConditionKey[] keys;
  private final ContextValue[] known;
  private final int[] hashes;

  private RequestContext(Map<ConditionKey, ContextValue> values, ContextReading reading) {
    this.values = Collections.unmodifiableMap(values);
    this.reading = reading;
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

  /** These keys and this reading, to add to. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.values = new LinkedHashMap<>(values);
    builder.reading = reading;
    return builder;
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

  /** These keys and those of another context, of which these win; so does this reading. */
  public RequestContext over(RequestContext other) {
    ContextReading both = over(reading, other.reading);
    if (keys.length == 0 && both == other.reading) {
      return other;
    }
    if (other.keys.length == 0 && both == reading) {
      return this;
    }
    Map<ConditionKey, ContextValue> all = new LinkedHashMap<>(other.values);
    all.putAll(values);
    return new RequestContext(all, both);
  }

  /** The reading of which the other is the fallback: one that is not the default wins. */
  private static ContextReading over(ContextReading first, ContextReading other) {
    return first == ContextReading.DEFAULT ? other : first;
  }

  /** All keys of which the caller said something. */
  public Map<ConditionKey, ContextValue> values() {
    return values;
  }

  /** These keys and the others, of which the others win; so does their reading. */
  public RequestContext with(RequestContext others) {
    ContextReading both = over(others.reading, reading);
    if (others.values.isEmpty()) {
      return read(both);
    }
    Map<ConditionKey, ContextValue> joined = new LinkedHashMap<>(values);
    joined.keySet().removeAll(others.values.keySet());
    joined.putAll(others.values);
    return new RequestContext(joined, both);
  }

  /** How keys are read of which nothing is said. */
  public ContextReading reading() {
    return reading;
  }

  /** True if keys of which nothing is said are unknown. */
  public boolean isOpen() {
    return reading == ContextReading.OPEN;
  }

  /** The same keys in an open context. */
  public RequestContext opened() {
    return read(ContextReading.OPEN);
  }

  /** The same keys in another reading. */
  public RequestContext read(ContextReading as) {
    return as == reading ? this : new RequestContext(values, as);
  }

  @Override
  public String toString() {
    return reading == ContextReading.DEFAULT ? values.toString() : values + " " + reading;
  }

  /** Collects keys; a key has one spelling and one value. */
  public static final class Builder {
    private Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();
    private ContextReading reading = ContextReading.DEFAULT;

    /** True if a context has the map, which must then not change. */
    private boolean shared;

    private Builder() {}

    /** What was added of the key, or null. */
    public @Nullable ContextValue find(ConditionKey key) {
      return values.get(key);
    }

    /**
     * Adds a key; {@link #ANY_KEY} that is unknown opens the context instead.
     *
     * @return false, and nothing added, if the key is there already, in whatever case (CTX-1)
     */
    public boolean add(ConditionKey key, ContextValue value) {
      if (opens(key, value)) {
        return true;
      }
      @Nullable ContextValue before = own().putIfAbsent(key, value);
      return before == null;
    }

    /** Adds a single-valued key, or replaces it. */
    public Builder put(String key, String value) {
      own().put(ConditionKey.of(key), ContextValue.of(value));
      return this;
    }

    /** Adds a key, or replaces it; {@link #ANY_KEY} that is unknown opens the context instead. */
    public Builder put(String key, ContextValue value) {
      if (!opens(ConditionKey.of(key), value)) {
        own().put(ConditionKey.of(key), value);
      }
      return this;
    }

    private boolean opens(ConditionKey key, ContextValue value) {
      boolean opens = key.equals(ANY_KEY) && value instanceof ContextValue.Unknown;
      if (opens) {
        reading = ContextReading.OPEN;
      }
      return opens;
    }

    /** How keys are read of which nothing is said. */
    public Builder read(ContextReading as) {
      reading = as;
      return this;
    }

    /** The keys added so far. */
    public RequestContext build() {
      shared = true;
      return new RequestContext(values, reading);
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
