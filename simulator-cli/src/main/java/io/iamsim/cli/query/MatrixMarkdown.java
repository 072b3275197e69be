package io.iamsim.cli.query;

import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** A table as a Markdown table: a line for every principal and resource, a column an action. */
public final class MatrixMarkdown implements MatrixReport {
  private final OutputStream out;

  /** Writes to a stream. */
  public MatrixMarkdown(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(AccessMatrix matrix, LongConsumer done) throws IOException {
    List<ActionName> actions = matrix.questions().actions();
    List<String> resources = matrix.questions().resources();
    DecisionCounts counts = new DecisionCounts();
    try (Lines lines = new Lines(out)) {
      lines
          .add("| principal | resource |")
          .add(
              actions.stream()
                  .map(action -> " `" + action.text() + "` |")
                  .collect(Collectors.joining()))
          .add("\n|---|---|" + "---|".repeat(actions.size()) + "\n");
      matrix.forEachRow(
          row -> {
            counts.add(row);
            for (int r = 0; r < resources.size(); r++) {
              lines.add(
                  "| "
                      + ChangeTable.code(row.principal().text())
                      + " | "
                      + ChangeTable.code(resources.get(r))
                      + " |");
              for (int a = 0; a < actions.size(); a++) {
                lines.add(" " + row.text(a, r) + " |");
              }
              lines.add("\n");
            }
            done.accept((long) actions.size() * resources.size());
          });
      lines.add("\n" + counts.text() + "\n");
    }
  }
}
