package io.iamsim.match;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a text and nothing else, so that what policies have in common is made and kept
 * once. A text has one place and drives out the one that had it before: the table stays small, and
 * what it forgets is made again. Long texts, which are rarely met twice, it does not keep.
 */
public final class Shared<V> {
  private static final int PLACES = 2_048;
  private static final int LONGEST = 64;

  private final AtomicReferenceArray<@Nullable Entry<V>> entries =
      new AtomicReferenceArray<>(PLACES);
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
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 11) & PLACES - 1;
    @Nullable Entry<V> entry = entries.get(place);
    if (entry != null && entry.text.equals(text)) {
      return entry.value;
    }
    V made = maker.apply(text);
    entries.set(place, new Entry<>(text, made));
    return made;
  }
}
