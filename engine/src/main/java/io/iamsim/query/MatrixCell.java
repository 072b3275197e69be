package io.iamsim.query;

import io.iamsim.decision.Decision;
import java.util.Comparator;
import java.util.Locale;

/**
 * One decision of a table, in texts as a baseline keeps it.
 *
 * @param principal who asks
 * @param action what for
 * @param resource on what
 * @param decision the answer
 */
public record MatrixCell(String principal, String action, String resource, Decision decision) {
  /** The order of tables and baselines: by principal, action in lower case, resource. */
  static final Comparator<MatrixCell> ORDER =
      Comparator.comparing(MatrixCell::principal)
          .thenComparing(cell -> cell.action().toLowerCase(Locale.ROOT))
          .thenComparing(MatrixCell::resource);
}
