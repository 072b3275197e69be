package io.iamsim.cli.query;

import io.iamsim.cli.report.Palette;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.KeysNotGiven;
import io.iamsim.query.MatrixQuestions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A table for the terminal: under each principal a line for each resource, a column for each
 * action; the other way round where that is narrower.
 */
public final class MatrixText implements MatrixReport {
  private static final int WIDE = 120;
  private static final int WORD = Decision.IMPLICIT_DENY.text().length();
  private static final String GAP = "  ";

  private final OutputStream out;
  private final Palette palette;

  /** Writes to a stream. */
  public MatrixText(OutputStream out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** The names of lines and columns. */
  private record Axes(List<String> lines, List<String> columns, boolean actionsAcross) {
    static Axes of(MatrixQuestions questions) {
      List<String> actions = questions.actions().stream().map(ActionName::text).toList();
      List<String> resources = questions.resources();
      boolean across = width(actions) <= WIDE || width(actions) <= width(resources);
      return across ? new Axes(resources, actions, true) : new Axes(actions, resources, false);
    }

    private static int width(List<String> columns) {
      return columns.stream().mapToInt(name -> columnWidth(name) + GAP.length()).sum();
    }

    private static int columnWidth(String name) {
      return Math.max(WORD, name.length());
    }

    int lineWidth() {
      return lines.stream().mapToInt(String::length).max().orElse(0);
    }

    Decision decision(AccessMatrix.Row row, int line, int column) {
      return actionsAcross ? row.decision(column, line) : row.decision(line, column);
    }

    boolean applies(AccessMatrix.Row row, int line, int column) {
      return actionsAcross ? row.applies(column, line) : row.applies(line, column);
    }
  }

  @Override
  public void write(AccessMatrix matrix, LongConsumer done) throws IOException {
    Axes axes = Axes.of(matrix.questions());
    DecisionCounts counts = new DecisionCounts();
    KeysNotGiven keys = new KeysNotGiven(matrix);
    try (Lines lines = new Lines(out)) {
      lines.add(header(axes));
      matrix.forEachRow(
          row -> {
            lines.add(block(axes, row));
            counts.add(row);
            keys.add(row);
            done.accept((long) axes.lines().size() * axes.columns().size());
          });
      lines.add("\n" + counts.text() + "\n");
      String line = NotGiven.line(keys);
      lines.add(line.isEmpty() ? "" : line + "\n");
    }
  }

  private String header(Axes axes) {
    StringBuilder text = new StringBuilder(GAP).append(" ".repeat(axes.lineWidth()));
    for (String column : axes.columns()) {
      text.append(GAP).append(pad(column, Axes.columnWidth(column)));
    }
    return palette.heading(text.toString().stripTrailing()) + "\n";
  }

  private String block(Axes axes, AccessMatrix.Row row) {
    StringBuilder text = new StringBuilder(palette.heading(row.principal().text())).append('\n');
    for (int line = 0; line < axes.lines().size(); line++) {
      text.append(GAP).append(pad(axes.lines().get(line), axes.lineWidth()));
      for (int column = 0; column < axes.columns().size(); column++) {
        Decision decision = axes.decision(row, line, column);
        int width =
            column + 1 == axes.columns().size() ? 0 : Axes.columnWidth(axes.columns().get(column));
        boolean applies = axes.applies(row, line, column);
        String word = applies ? decision.text() : AccessMatrix.Row.NOT_APPLICABLE;
        text.append(GAP)
            .append(applies ? palette.paint(decision) : palette.faint(word))
            .append(" ".repeat(Math.max(0, width - word.length())));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
