package io.iamsim.cli.query;

import io.iamsim.query.AccessMatrix;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Writes a table of decisions in some form, row by row as they are made. */
public interface MatrixReport {
  /**
   * Writes the table.
   *
   * @param done is told how many decisions more are made
   */
  void write(AccessMatrix matrix, LongConsumer done) throws IOException;
}
