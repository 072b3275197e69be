package io.iamsim.cli.query;

import io.iamsim.query.MatrixChange;
import java.io.IOException;

/** Writes the decisions that differ from a baseline in some form. */
public interface Changes {
  /** Adds a change. */
  void add(MatrixChange change);

  /**
   * Ends the report.
   *
   * @param questions how many decisions were compared
   * @return how many changed
   */
  long end(long questions) throws IOException;

  /** {@code 3 of 12 decisions changed}, or that none did. */
  static String summary(long changes, long questions) {
    return changes == 0
        ? "no change in " + questions + " decisions"
        : changes + " of " + questions + " decisions changed";
  }
}
