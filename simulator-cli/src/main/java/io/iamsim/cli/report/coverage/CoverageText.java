package io.iamsim.cli.report.coverage;

import io.iamsim.cli.report.Columns;
import io.iamsim.expect.Coverage;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Coverage for a person: the sum, each file, and on request everything that nothing exercised. */
public final class CoverageText {
  private CoverageText() {}

  /** {@code 81.3%}: rounded down, so that 100% means all. */
  public static String percent(Coverage.Share share) {
    return String.format(Locale.ROOT, "%.1f%%", Math.floor(share.percent() * 10) / 10);
  }

  /** The sum in one line, without its end. */
  public static String summary(Coverage coverage) {
    return "coverage "
        + percent(coverage.share())
        + ": statements "
        + fraction(coverage.share(Coverage.Kind.STATEMENT))
        + " ("
        + coverage.decided()
        + " decided)"
        + ", actions "
        + fraction(coverage.share(Coverage.Kind.ACTION))
        + ", resources "
        + fraction(coverage.share(Coverage.Kind.RESOURCE))
        + ", condition branches "
        + fraction(coverage.branches());
  }

  static String fraction(Coverage.Share share) {
    return share.covered() + "/" + share.total();
  }

  /**
   * Every file with its share and the lines that nothing exercised.
   *
   * @param path how a file is named
   */
  public static String files(Coverage coverage, UnaryOperator<String> path) {
    Columns files = new Columns();
    for (Coverage.FileCoverage file : coverage.files()) {
      List<Integer> lines = file.uncoveredLines();
      files.row(
          percent(file.share()),
          path.apply(file.file()),
          lines.isEmpty() ? "" : "lines " + ranges(lines));
    }
    StringBuilder text = new StringBuilder();
    files.printTo(text, "  ");
    return text.toString();
  }

  /** Everything that nothing exercised, each with its place. */
  public static String uncovered(Coverage coverage, UnaryOperator<String> path) {
    StringBuilder text = new StringBuilder();
    coverage
        .units()
        .filter(unit -> !unit.isCovered())
        .forEach(
            unit ->
                text.append(path.apply(unit.span().source()))
                    .append(':')
                    .append(unit.span().line())
                    .append(':')
                    .append(unit.span().column())
                    .append(": never exercised: ")
                    .append(unit.kind().title())
                    .append(" `")
                    .append(unit.text())
                    .append("`\n"));
    return text.toString();
  }

  /** {@code 3, 7-9}. */
  static String ranges(List<Integer> lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      int first = i;
      while (i + 1 < lines.size() && lines.get(i + 1) == lines.get(i) + 1) {
        i++;
      }
      text.append(text.length() == 0 ? "" : ", ").append(lines.get(first));
      if (i > first) {
        text.append('-').append(lines.get(i));
      }
    }
    return text.toString();
  }
}
