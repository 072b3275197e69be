package io.iamsim.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lays out rows in aligned columns, two blanks between them, as narrow as the cells allow; an empty
 * column is left out.
 */
public final class Columns {
  private static final String GAP = "  ";

  /** A cell, painted after it was measured. */
  public record Cell(String text, UnaryOperator<String> paint) {}

  private final List<List<Cell>> rows = new ArrayList<>();

  /** A plain cell. */
  public static Cell cell(String text) {
    return new Cell(text, UnaryOperator.identity());
  }

  /** Adds a row. */
  public void row(Cell... cells) {
    rows.add(List.of(cells));
  }

  /** Adds a row of plain cells. */
  public void row(String... cells) {
    List<Cell> row = new ArrayList<>();
    for (String text : cells) {
      row.add(cell(text));
    }
    rows.add(row);
  }

  /** Writes the rows, each behind the indent. */
  public void printTo(StringBuilder out, String indent) {
    List<Integer> widths = widths();
    for (List<Cell> row : rows) {
      int last = row.size() - 1;
      while (last > 0 && row.get(last).text().isEmpty()) {
        last--;
      }
      out.append(indent);
      for (int i = 0; i <= last; i++) {
        Cell cell = row.get(i);
        if (widths.get(i) == 0) {
          continue;
        }
        out.append(cell.paint().apply(cell.text()));
        if (i < last) {
          out.append(" ".repeat(widths.get(i) - cell.text().length())).append(GAP);
        }
      }
      out.append('\n');
    }
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int length = row.get(i).text().length();
        if (i == widths.size()) {
          widths.add(length);
        } else {
          widths.set(i, Math.max(widths.get(i), length));
        }
      }
    }
    return widths;
  }
}
