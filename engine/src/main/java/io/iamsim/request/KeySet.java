package io.iamsim.request;

import io.iamsim.model.ConditionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A few condition keys to compare every request's keys with, found by their hash in a flat table.
 */
public final class KeySet {
  private final @Nullable ConditionKey[] slots;
  private final int mask;
  private final long[] hashBits = new long[4];

  private KeySet(Collection<ConditionKey> keys) {
    int capacity = Integer.highestOneBit(keys.size() | 1) * 4;
    slots = new @Nullable ConditionKey[capacity];
    mask = capacity - 1;
    for (ConditionKey key : Set.copyOf(keys)) {
      int slot = slot(key.hashCode());
      while (slots[slot] != null) {
        slot = slot + 1 & mask;
      }
      slots[slot] = key;
      hashBits[word(key.hashCode())] |= bit(key.hashCode());
    }
  }

  /** The keys of those names. */
  public static KeySet of(String... names) {
    return of(Stream.of(names).map(ConditionKey::of).toList());
  }

  /** These keys. */
  public static KeySet of(Collection<ConditionKey> keys) {
    return new KeySet(keys);
  }

  /** These keys and others. */
  public KeySet with(Collection<ConditionKey> others) {
    List<ConditionKey> all = new ArrayList<>(others);
    for (@Nullable ConditionKey key : slots) {
      if (key != null) {
        all.add(key);
      }
    }
    return others.isEmpty() ? this : of(all);
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) & mask;
  }

  private static int word(int hash) {
    return hash >>> 6 & 3;
  }

  private static long bit(int hash) {
    return 1L << hash;
  }

  /** False if no key with that hash is one of them; true says nothing. */
  boolean mayContain(int hash) {
    return (hashBits[word(hash)] & bit(hash)) != 0;
  }

  /** True if the key is one of them. */
  public boolean contains(ConditionKey key) {
    int slot = slot(key.hashCode());
    while (true) {
      @Nullable ConditionKey found = slots[slot];
      if (found == null || found.equals(key)) {
        return found != null;
      }
      slot = slot + 1 & mask;
    }
  }
}
