package io.iamsim.cli.query;

import io.iamsim.query.KeysNotGiven;
import java.util.List;

/** The line under a table whose cells hang on keys that were not given. */
final class NotGiven {
  private static final int MOST_NAMED = 6;

  private NotGiven() {}

  /** The line, without a newline; empty if no cell hangs on any. */
  static String line(KeysNotGiven keys) {
    if (keys.keys().isEmpty()) {
      return "";
    }
    List<String> named = keys.keys().subList(0, Math.min(MOST_NAMED, keys.keys().size()));
    int more = keys.keys().size() - named.size();
    return keys.decisions()
        + (keys.decisions() == 1 ? " decision hangs on " : " decisions hang on ")
        + String.join(", ", named)
        + (more > 0 ? " and " + more + " more" : "")
        + (keys.keys().size() == 1 ? ", which was" : ", which were")
        + " not given: give --context KEY=VALUE, or --absent KEY";
  }
}
