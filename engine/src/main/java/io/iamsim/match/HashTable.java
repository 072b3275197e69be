package io.iamsim.match;

import java.util.List;
import java.util.Map;

/**
 * From the hash and the length of a piece of text to numbers, in flat arrays. Two pieces with the
 * same hash share their numbers, so an answer may hold too much, never too little.
 */
final class HashTable {
  private final int[] keys;
  private final int[] from;
  private final int[] to;
  private final int[] ids;
  private final int mask;

  HashTable(Map<Integer, List<Integer>> idsByKey) {
    int capacity = Integer.highestOneBit(Math.max(2, idsByKey.size() * 2 - 1)) * 2;
    keys = new int[capacity];
    from = new int[capacity];
    to = new int[capacity];
    ids = new int[idsByKey.values().stream().mapToInt(List::size).sum()];
    mask = capacity - 1;
    int next = 0;
    for (Map.Entry<Integer, List<Integer>> entry : idsByKey.entrySet()) {
      int slot = slot(entry.getKey());
      while (to[slot] > 0) {
        slot = slot + 1 & mask;
      }
      keys[slot] = entry.getKey();
      from[slot] = next;
      for (int id : entry.getValue()) {
        ids[next++] = id;
      }
      to[slot] = next;
    }
  }

  /** What a piece of text is found by. */
  static int key(int hash, int length) {
    return hash ^ length * 0x9E3779B9;
  }

  private int slot(int key) {
    int spread = key * 0x85EBCA6B;
    return (spread ^ spread >>> 15) & mask;
  }

  void collect(int key, IntList out) {
    int slot = slot(key);
    while (to[slot] > 0) {
      if (keys[slot] == key) {
        for (int i = from[slot]; i < to[slot]; i++) {
          out.add(ids[i]);
        }
        return;
      }
      slot = slot + 1 & mask;
    }
  }

  boolean isEmpty() {
    return ids.length == 0;
  }

  /** The bytes of the table. */
  long bytes() {
    return ObjectSize.object(20)
        + 3 * ObjectSize.array(keys.length, 4)
        + ObjectSize.array(ids.length, 4);
  }
}
