package io.iamsim.cli.report.coverage;

import io.iamsim.cli.report.Html;
import io.iamsim.expect.Coverage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A file line by line, as a piece of the page: what of each line was exercised, and what never. */
final class FileHtml {
  private final Html html;
  private final Map<Integer, List<Coverage.Unit>> units;
  private final Map<Integer, List<Coverage.StatementCoverage>> statements;

  private FileHtml(Html html, Coverage.FileCoverage file) {
    this.html = html;
    this.units =
        file.units()
            .collect(
                Collectors.groupingBy(
                    unit -> unit.span().line(), TreeMap::new, Collectors.toList()));
    this.statements =
        file.statements().stream()
            .collect(Collectors.groupingBy(statement -> statement.statement().span().line()));
  }

  /** Writes the lines of a file. */
  static void write(Coverage.FileCoverage file, List<String> lines, Html html) {
    html.raw("<table class=\"code\">\n<tr><th scope=\"col\">line</th>")
        .raw("<th scope=\"col\">exercised</th><th scope=\"col\">policy</th></tr>\n");
    FileHtml page = new FileHtml(html, file);
    for (int line = 1; line <= lines.size(); line++) {
      page.line(line, lines.get(line - 1));
    }
    html.raw("</table>\n");
  }

  private void line(int number, String text) {
    List<Coverage.Unit> here = units.getOrDefault(number, List.of());
    Set<Coverage.Unit> all = new LinkedHashSet<>(here);
    beginningAt(number).forEach(statement -> all.addAll(statement.units()));
    html.raw(all.isEmpty() ? "<tr>" : "<tr class=\"" + Exercised.of(all).cssClass() + "\">")
        .raw("<th scope=\"row\">" + number + "</th><td>");
    if (!all.isEmpty()) {
      state(Exercised.of(all), here, all);
    }
    html.raw("</td><td><code>").text(text).raw("</code>");
    String remark = remark(number, here);
    if (!remark.isEmpty()) {
      html.raw(" <span class=\"remark\">").text(remark).raw("</span>");
    }
    html.raw("</td></tr>\n");
  }

  /** A sign, and how much of it if it was exercised in part, else in how many cases it was. */
  private void state(Exercised state, List<Coverage.Unit> here, Set<Coverage.Unit> all) {
    long covered = all.stream().filter(Coverage.Unit::isCovered).count();
    long fewest = here.stream().mapToLong(Coverage.Unit::hits).min().orElse(0);
    html.raw("<span title=\"" + state.text() + "\">")
        .text(
            state.sign()
                + " "
                + (state == Exercised.PARTLY ? covered + "/" + all.size() : String.valueOf(fewest)))
        .raw("</span>");
  }

  private String remark(int line, List<Coverage.Unit> here) {
    List<String> remarks = new ArrayList<>();
    long decided = beginningAt(line).stream().mapToLong(Coverage.StatementCoverage::decided).sum();
    if (decided > 0) {
      remarks.add("decided " + decided);
    }
    for (Coverage.StatementCoverage statement : beginningAt(line)) {
      if (Exercised.of(statement.units()) == Exercised.PARTLY) {
        remarks.add("statement partly exercised");
      }
    }
    String never =
        here.stream()
            .filter(unit -> !unit.isCovered())
            .map(unit -> unit.kind().title() + " " + unit.text())
            .collect(Collectors.joining("; "));
    if (!never.isEmpty()) {
      remarks.add("never: " + never);
    }
    return String.join("; ", remarks);
  }

  private List<Coverage.StatementCoverage> beginningAt(int line) {
    return statements.getOrDefault(line, List.of());
  }
}
