package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import org.jspecify.annotations.Nullable;

/**
 * Whether something matches, and as what it names the caller. There is one object for each pair, so
 * that saying it costs no memory.
 *
 * @param truth whether it matches
 * @param grantClass as what, the strongest class of several (PRIN-19); null if it does not match or
 *     if its policy type names nobody
 */
record Match(Truth truth, @Nullable GrantClass grantClass) {
  private static final Truth[] TRUTHS = Truth.values();
  private static final GrantClass[] CLASSES = GrantClass.values();
  private static final Match[] ALL = new Match[TRUTHS.length * (CLASSES.length + 1)];

  static {
    for (Truth truth : TRUTHS) {
      ALL[index(truth, null)] = new Match(truth, null);
      for (GrantClass grantClass : CLASSES) {
        ALL[index(truth, grantClass)] = new Match(truth, grantClass);
      }
    }
  }

  static final Match NO = of(Truth.FALSE, null);

  static Match of(Truth truth, @Nullable GrantClass grantClass) {
    return ALL[index(truth, grantClass)];
  }

  static Match as(GrantClass grantClass) {
    return of(Truth.TRUE, grantClass);
  }

  private static int index(Truth truth, @Nullable GrantClass grantClass) {
    int column = grantClass == null ? CLASSES.length : grantClass.ordinal();
    return truth.ordinal() * (CLASSES.length + 1) + column;
  }

  Match stronger(Match other) {
    if (truth != other.truth) {
      return truth.compareTo(other.truth) > 0 ? this : other;
    }
    boolean otherWins =
        grantClass == null
            || (other.grantClass != null && other.grantClass.compareTo(grantClass) < 0);
    return otherWins ? other : this;
  }
}
