package io.iamsim.cli.query;

import io.iamsim.cli.report.Reason;
import io.iamsim.decision.Decision;
import io.iamsim.query.MatrixChange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The decisions that differ from a baseline, a change a line: CSV or a Markdown table. */
public final class ChangeTable implements Changes {
  private static final List<String> COLUMNS =
      List.of("before", "after", "principal", "action", "resource", "why");

  private final Lines lines;
  private final Function<List<String>, String> row;
  private final boolean summed;
  private long changes;

  private ChangeTable(Lines lines, Function<List<String>, String> row, boolean summed) {
    this.lines = lines;
    this.row = row;
    this.summed = summed;
  }

  /** As CSV (RFC 4180, lines end with LF). */
  public static ChangeTable csv(OutputStream out) {
    ChangeTable table =
        new ChangeTable(
            new Lines(out),
            cells -> cells.stream().map(MatrixCsv::cell).collect(Collectors.joining(",", "", "\n")),
            false);
    table.lines.add(table.row.apply(COLUMNS));
    return table;
  }

  /** As Markdown, for a comment: the table if anything changed, and how much did. */
  public static ChangeTable markdown(OutputStream out) {
    return new ChangeTable(
        new Lines(out),
        cells ->
            cells.stream().map(ChangeTable::code).collect(Collectors.joining(" | ", "| ", " |\n")),
        true);
  }

  @Override
  public void add(MatrixChange change) {
    if (summed && changes == 0) {
      lines.add(
          "| " + String.join(" | ", COLUMNS) + " |\n" + "|---".repeat(COLUMNS.size()) + "|\n");
    }
    changes++;
    lines.add(
        row.apply(
            List.of(
                change.decisionBefore().map(Decision::text).orElse("none"),
                change.decisionAfter().map(Decision::text).orElse("none"),
                change.principal(),
                change.action(),
                change.resource(),
                change.why().map(why -> Reason.of(why.result())).orElse(change.remark()))));
  }

  @Override
  public long end(long questions) throws IOException {
    if (summed) {
      lines.add((changes == 0 ? "" : "\n") + Changes.summary(changes, questions) + "\n");
    }
    lines.close();
    return changes;
  }

  /** Text as it is, within a cell of a table. */
  static String code(String text) {
    return "`" + text.replace("`", "'").replace("|", "\\|").replace("\n", " ") + "`";
  }
}
