package io.iamsim.reference.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chance, in the words that generators need. */
final class Dice {
  private final Random random;

  Dice(Random random) {
    this.random = random;
  }

  boolean in100(int times) {
    return random.nextInt(100) < times;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  @SafeVarargs
  final <T> T of(T... items) {
    return items[random.nextInt(items.length)];
  }

  <T> @Nullable T perhaps(int times, T item) {
    return in100(times) ? item : null;
  }

  /** Some of them, each at most once, in their order. */
  <T> List<T> some(int times, List<T> items) {
    List<T> some = new ArrayList<>();
    for (T item : items) {
      if (in100(times)) {
        some.add(item);
      }
    }
    return some;
  }
}
