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
  private static final RequestContext EMPTY = new RequestContext(Map.of(), false);

  private final Map<ConditionKey, ContextValue> values;
  private final boolean open;

  private RequestContext(Map<ConditionKey, ContextValue> values, boolean open) {
    this.values = Collections.unmodifiableMap(values);
    this.open = open;
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
    return Optional.ofNullable(values.get(key));
  }

  /** All keys of which the caller said something. */
  public Map<ConditionKey, ContextValue> values() {
    return values;
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
    private final Map<ConditionKey, ContextValue> values = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a key.
     *
     * @return false, and nothing added, if the key is there already, in whatever case (CTX-1)
     */
    public boolean add(ConditionKey key, ContextValue value) {
      @Nullable ContextValue before = values.putIfAbsent(key, value);
      return before == null;
    }

    /** Adds a single-valued key, or replaces it. */
    public Builder put(String key, String value) {
      values.put(ConditionKey.of(key), ContextValue.of(value));
      return this;
    }

    /** Adds a key, or replaces it. */
    public Builder put(String key, ContextValue value) {
      values.put(ConditionKey.of(key), value);
      return this;
    }

    /** The keys added so far. */
    public RequestContext build() {
      return new RequestContext(new LinkedHashMap<>(values), false);
    }
  }
}
