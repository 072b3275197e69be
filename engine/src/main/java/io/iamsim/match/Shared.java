package io.iamsim.match;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a text and nothing else, so that what policies have in common is made and kept
 * once. A text has two places, the second for the one that it drives out of the first: the table
 * stays small, and what it forgets is made again. Long texts, which are rarely met twice, it does
 * not keep.
 */
public final class Shared<V> {
  private static final int BITS = 12;
  private static final int LONGEST = 48;

  private final AtomicReferenceArray<@Nullable Entry<V>> entries =
      new AtomicReferenceArray<>(1 << BITS);
  private final Function<String, V> maker;

  private record Entry<V>(String text, V value) {}

  /** A table of what a function makes. */
  public Shared(Function<String, V> maker) {
    this.maker = maker;
  }

  /** What the text makes; for two threads it may be made twice. */
  public V of(String text) {
    if (text.length() > LONGEST) {
      return maker.apply(text);
    }
    int place = (text.hashCode() * 0x9E3779B9) >>> (32 - BITS);
    @Nullable Entry<V> first = entries.get(place);
    if (first != null && first.text.equals(text)) {
      return first.value;
    }
    @Nullable Entry<V> second = entries.get(place ^ 1);
    if (second != null && second.text.equals(text)) {
      return second.value;
    }
    V made = maker.apply(text);
    entries.set(place ^ 1, first);
    entries.set(place, new Entry<>(text, made));
    return made;
  }
}
