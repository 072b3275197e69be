package io.iamsim.match;

import java.util.BitSet;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Finds of many names the longest in which an ARN lies: with which it begins and then ends or goes
 * on with a slash or a colon.
 */
public final class PrefixTable {
  private final @Nullable String[] slots;
  private final int mask;
  private final int[] lengths;

  /** A table of names. */
  public PrefixTable(Collection<String> names) {
    int capacity = Integer.highestOneBit(Math.max(2, names.size() * 2)) * 2;
    slots = new @Nullable String[capacity];
    mask = capacity - 1;
    BitSet occurring = new BitSet();
    for (String name : names) {
      int slot = slot(name.hashCode());
      while (slots[slot] != null) {
        slot = slot + 1 & mask;
      }
      slots[slot] = name;
      occurring.set(name.length());
    }
    lengths = occurring.stream().toArray();
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 16) & mask;
  }

  /** The longest name of more than {@code least} characters in which the text lies, or null. */
  public @Nullable String longestIn(HashedText text, int least) {
    int length = text.length();
    for (int i = lengths.length - 1; i >= 0 && lengths[i] > least; i--) {
      int end = lengths[i];
      if (end == length || (end < length && isBorder(text.text().charAt(end)))) {
        @Nullable String name = find(text, end);
        if (name != null) {
          return name;
        }
      }
    }
    return null;
  }

  private static boolean isBorder(char c) {
    return c == '/' || c == ':';
  }

  private @Nullable String find(HashedText text, int length) {
    int slot = slot(text.hash(length));
    while (true) {
      @Nullable String name = slots[slot];
      if (name == null || (name.length() == length && text.text().startsWith(name))) {
        return name;
      }
      slot = slot + 1 & mask;
    }
  }
}
