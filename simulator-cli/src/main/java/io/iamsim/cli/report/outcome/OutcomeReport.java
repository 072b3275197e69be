package io.iamsim.cli.report.outcome;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the results of a run in one format; the same results give the same bytes. */
public interface OutcomeReport {
  /** Writes the whole report and leaves the stream open. */
  void write(TestResults results, OutputStream out) throws IOException;
}
