package io.iamsim.match;

import java.util.Arrays;

/** Numbers in a row that can be emptied and filled again without a new array. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  /** Adds a number behind the others. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** The number at a place, counted from 0. */
  public int get(int index) {
    return values[index];
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Forgets all but the first ones. */
  public void truncate(int size) {
    this.size = size;
  }

  /** A copy as an array. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
