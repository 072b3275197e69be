package io.iamsim.parse;

import java.util.Arrays;

/** Characters that were decoded, each with the offset at which it stood. */
final class Characters {
  private final StringBuilder text;
  private int[] offsets;

  Characters(int expected) {
    this.text = new StringBuilder(expected);
    this.offsets = new int[expected + 1];
  }

  void add(char c, int offset) {
    put(offset);
    text.append(c);
  }

  /** Says where the text ends. */
  void end(int offset) {
    put(offset);
  }

  private void put(int offset) {
    if (text.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[text.length()] = offset;
  }

  String text() {
    return text.toString();
  }

  /** The offset of each character and of the end. */
  int[] offsets() {
    return Arrays.copyOf(offsets, text.length() + 1);
  }

  /** The first characters only. */
  Characters first(int count) {
    Characters shorter = new Characters(count);
    for (int i = 0; i < count; i++) {
      shorter.add(text.charAt(i), offsets[i]);
    }
    shorter.end(offsets[count]);
    return shorter;
  }

  /** The same characters with the offsets that theirs stand for in a text around. */
  Characters through(int[] outer) {
    Characters moved = new Characters(text.length());
    for (int i = 0; i < text.length(); i++) {
      moved.add(text.charAt(i), outer[offsets[i]]);
    }
    moved.end(outer[offsets[text.length()]]);
    return moved;
  }
}
