package io.iamsim.compile;

import io.iamsim.model.ConditionKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

  private final Map<ConditionKey, Integer> slots = new ConcurrentHashMap<>();

  /** The slot of a key, or {@link #NONE}. */
  public int slot(ConditionKey key) {
    Integer known = slots.get(key);
    return known != null ? known : newSlot(key);
  }

  private synchronized int newSlot(ConditionKey key) {
    int next = slots.size();
    if (next >= MOST) {
      return slots.getOrDefault(key, NONE);
    }
    Integer before = slots.putIfAbsent(key, next);
    return before != null ? before : next;
  }

  /** How many keys are numbered. */
  public int size() {
    return slots.size();
  }
}
