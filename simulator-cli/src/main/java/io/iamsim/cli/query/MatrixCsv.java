package io.iamsim.cli.query;

import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** A table as CSV (RFC 4180, lines end with LF): a decision a line. */
public final class MatrixCsv implements MatrixReport {
  private final OutputStream out;

  /** Writes to a stream. */
  public MatrixCsv(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(AccessMatrix matrix, LongConsumer done) throws IOException {
    List<ActionName> actions = matrix.questions().actions();
    List<String> resources = matrix.questions().resources();
    try (Lines lines = new Lines(out)) {
      lines.add("principal,action,resource,decision\n");
      matrix.forEachRow(
          row -> {
            String principal = cell(row.principal().text());
            for (int a = 0; a < actions.size(); a++) {
              String action = cell(actions.get(a).text());
              for (int r = 0; r < resources.size(); r++) {
                lines.add(
                    String.join(",", principal, action, cell(resources.get(r)), row.text(a, r))
                        + "\n");
              }
            }
            done.accept((long) actions.size() * resources.size());
          });
    }
  }

  static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
