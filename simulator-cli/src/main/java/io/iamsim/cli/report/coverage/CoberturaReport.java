package io.iamsim.cli.report.coverage;

import io.iamsim.cli.report.XmlText;
import io.iamsim.expect.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Cobertura XML: a package a folder, a class a file, a condition a branch. The format wants a time;
 * it is 0, so that two runs of the same policies are the same.
 */
public final class CoberturaReport {
  private static final String NONE = "0";

  private final UnaryOperator<String> path;

  private CoberturaReport(UnaryOperator<String> path) {
    this.path = path;
  }

  /** The report; {@code path} says how a file is named. */
  public static String of(Coverage coverage, UnaryOperator<String> path) {
    return new CoberturaReport(path).report(coverage);
  }

  /** What lines come to. */
  private record Sum(long lines, long linesCovered, long branches, long branchesCovered) {
    static Sum of(Stream<LineCoverage> stream) {
      List<LineCoverage> lines = stream.toList();
      return new Sum(
          lines.size(),
          lines.stream().filter(line -> line.hits() > 0).count(),
          lines.stream().mapToLong(line -> line.branches().size()).sum(),
          lines.stream().mapToLong(LineCoverage::branchesCovered).sum());
    }

    String lineRate() {
      return rate(linesCovered, lines);
    }

    String branchRate() {
      return rate(branchesCovered, branches);
    }

    private static String rate(long covered, long total) {
      return total == 0 ? "1" : String.format(Locale.ROOT, "%.4f", (double) covered / total);
    }
  }

  private String report(Coverage coverage) {
    XmlText xml = new XmlText();
    xml.declaration("<!DOCTYPE coverage SYSTEM \"coverage-04.dtd\">");
    Sum all = Sum.of(coverage.files().stream().flatMap(file -> LineCoverage.of(file).stream()));
    xml.begin(
        "coverage",
        "line-rate",
        all.lineRate(),
        "branch-rate",
        all.branchRate(),
        "lines-covered",
        String.valueOf(all.linesCovered()),
        "lines-valid",
        String.valueOf(all.lines()),
        "branches-covered",
        String.valueOf(all.branchesCovered()),
        "branches-valid",
        String.valueOf(all.branches()),
        "complexity",
        NONE,
        "version",
        "iamsim",
        "timestamp",
        NONE);
    xml.begin("sources").text("source", ".").end();
    xml.begin("packages");
    byFolder(coverage).forEach((folder, files) -> folder(folder, files, xml));
    xml.end().end();
    return xml.toString();
  }

  private Map<String, List<Coverage.FileCoverage>> byFolder(Coverage coverage) {
    Map<String, List<Coverage.FileCoverage>> folders = new TreeMap<>();
    for (Coverage.FileCoverage file : coverage.files()) {
      String name = path.apply(file.file());
      int slash = name.lastIndexOf('/');
      folders
          .computeIfAbsent(slash < 0 ? "." : name.substring(0, slash), key -> new ArrayList<>())
          .add(file);
    }
    return folders;
  }

  private void folder(String folder, List<Coverage.FileCoverage> files, XmlText xml) {
    Sum sum = Sum.of(files.stream().flatMap(file -> LineCoverage.of(file).stream()));
    xml.begin("package", rates(sum, "name", folder));
    xml.begin("classes");
    for (Coverage.FileCoverage file : files) {
      String name = path.apply(file.file());
      List<LineCoverage> lines = LineCoverage.of(file);
      xml.begin(
          "class",
          rates(
              Sum.of(lines.stream()),
              "name",
              name.substring(name.lastIndexOf('/') + 1),
              "filename",
              name));
      xml.empty("methods");
      xml.begin("lines");
      lines.forEach(line -> line(line, xml));
      xml.end().end();
    }
    xml.end().end();
  }

  private static String[] rates(Sum sum, String... names) {
    return Stream.concat(
            Stream.of(names),
            Stream.of(
                "line-rate", sum.lineRate(), "branch-rate", sum.branchRate(), "complexity", NONE))
        .toArray(String[]::new);
  }

  private static void line(LineCoverage line, XmlText xml) {
    String number = String.valueOf(line.line());
    String hits = String.valueOf(line.hits());
    if (line.branches().isEmpty()) {
      xml.empty("line", "number", number, "hits", hits, "branch", "false");
      return;
    }
    long covered = line.branchesCovered();
    int all = line.branches().size();
    xml.empty(
        "line",
        "number",
        number,
        "hits",
        hits,
        "branch",
        "true",
        "condition-coverage",
        100 * covered / all + "% (" + covered + "/" + all + ")");
  }
}
