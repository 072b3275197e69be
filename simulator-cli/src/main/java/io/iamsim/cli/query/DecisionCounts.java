package io.iamsim.cli.query;

import io.iamsim.decision.Decision;
import io.iamsim.query.AccessMatrix;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How many decisions of a table are of each kind. */
final class DecisionCounts {
  private final Map<Decision, Long> counts = new EnumMap<>(Decision.class);
  private long total;
  private long notApplicable;

  void add(AccessMatrix.Row row) {
    for (int a = 0; a < row.decisions().size(); a++) {
      for (int r = 0; r < row.decisions().get(a).size(); r++) {
        if (row.applies(a, r)) {
          counts.merge(row.decision(a, r), 1L, Long::sum);
          total++;
        } else {
          notApplicable++;
        }
      }
    }
  }

  /** How many cells have no decision, because the action does not work on the resource. */
  long notApplicable() {
    return notApplicable;
  }

  long of(Decision decision) {
    return counts.getOrDefault(decision, 0L);
  }

  /** {@code 12 decisions: 5 allowed, 7 implicitDeny}. */
  String text() {
    StringBuilder text =
        new StringBuilder(number(total) + (total == 1 ? " decision" : " decisions"));
    String separator = ": ";
    for (Map.Entry<Decision, Long> entry : counts.entrySet()) {
      text.append(separator).append(number(entry.getValue())).append(' ');
      text.append(entry.getKey().text());
      separator = ", ";
    }
    if (notApplicable > 0) {
      text.append("; ").append(number(notApplicable)).append(" not applicable");
    }
    return text.toString();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
