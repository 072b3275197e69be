package io.iamsim.reference;

import java.util.List;
import java.util.function.Function;

/** Three-valued truth, as Kleene has it (UNK-1). */
enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** True for no items. */
  static <T> Truth all(List<T> items, Function<T, Truth> test) {
    return items.stream().map(test).reduce(TRUE, Truth::and);
  }

  /** False for no items. */
  static <T> Truth any(List<T> items, Function<T, Truth> test) {
    return items.stream().map(test).reduce(FALSE, Truth::or);
  }
}
