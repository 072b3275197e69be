package io.iamsim.evaluate;

/** True, false, or unknown because a context key is (UNK-1); Kleene's logic. */
public enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  /** The truth of a fact. */
  public static Truth of(boolean fact) {
    return fact ? TRUE : FALSE;
  }

  /** Both. */
  public Truth and(Truth other) {
    return ordinal() <= other.ordinal() ? this : other;
  }

  /** Either. */
  public Truth or(Truth other) {
    return ordinal() >= other.ordinal() ? this : other;
  }

  /** The opposite. */
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }

  /** The opposite if {@code negated}, else itself. */
  public Truth negatedIf(boolean negated) {
    return negated ? not() : this;
  }
}
