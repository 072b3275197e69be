package io.iamsim.compile;

import io.iamsim.model.ConditionKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the condition keys that compiled policies read, so that a request keeps what it knows of
 * them in an array and not in a map. A number, once given, stays; the table only grows, and only to
 * {@link #MOST} keys, lest an endless stream of policies with ever new keys fills the memory.
 */
public final class KeyTable {
  /** The slot of a key that has none because the table is full. */
  public static final int NONE = -1;

  /** The most keys that are numbered. */
  public static final int MOST = 4_096;

  private final Map<ConditionKey, CompiledKey> slots = new ConcurrentHashMap<>();

  /** The slot of a key, or {@link #NONE}. */
  public int slot(ConditionKey key) {
    @Nullable CompiledKey known = slots.get(key);
    return known != null ? known.slot() : numbered(key).slot();
  }

  /** The key with its slot, as it is spelt; keys that are spelt alike share it. */
  CompiledKey key(ConditionKey key) {
    @Nullable CompiledKey known = slots.get(key);
    CompiledKey numbered = known != null ? known : numbered(key);
    return numbered.key().text().equals(key.text())
        ? numbered
        : new CompiledKey(key, numbered.slot());
  }

  private synchronized CompiledKey numbered(ConditionKey key) {
    @Nullable CompiledKey before = slots.get(key);
    if (before != null) {
      return before;
    }
    int next = slots.size();
    if (next >= MOST) {
      return new CompiledKey(key, NONE);
    }
    CompiledKey numbered = new CompiledKey(key, next);
    slots.put(key, numbered);
    return numbered;
  }

  /** How many keys are numbered. */
  public int size() {
    return slots.size();
  }
}
