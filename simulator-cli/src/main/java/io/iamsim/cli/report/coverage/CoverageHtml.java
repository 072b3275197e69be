package io.iamsim.cli.report.coverage;

import io.iamsim.cli.report.Html;
import io.iamsim.expect.Coverage;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page without scripts and without anything from a network: the sum, the files, and every file
 * line by line. What was exercised is said by a sign and a text, not by colour alone.
 */
public final class CoverageHtml {
  private final UnaryOperator<String> path;
  private final Function<String, Optional<SourceText>> texts;
  private final Html html = new Html();

  private CoverageHtml(UnaryOperator<String> path, Function<String, Optional<SourceText>> texts) {
    this.path = path;
    this.texts = texts;
  }

  /**
   * The page.
   *
   * @param path how a file is named
   * @param texts the text of a file
   */
  public static String of(
      Coverage coverage, UnaryOperator<String> path, Function<String, Optional<SourceText>> texts) {
    CoverageHtml page = new CoverageHtml(path, texts);
    page.page(coverage);
    return page.html.toString();
  }

  private void page(Coverage coverage) {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<title>policy coverage</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n<body>\n<main>\n<h1>policy coverage</h1>\n");
    sum(coverage);
    index(coverage);
    for (int i = 0; i < coverage.files().size(); i++) {
      file(i, coverage.files().get(i));
    }
    html.raw("</main>\n</body>\n</html>\n");
  }

  private void sum(Coverage coverage) {
    html.raw("<table>\n<caption>exercised in all</caption>\n<tr>");
    for (String head : List.of("all", "statements", "actions", "resources", "branches")) {
      html.raw("<th scope=\"col\">").text(head).raw("</th>");
    }
    html.raw("</tr>\n<tr>");
    for (Coverage.Share share :
        List.of(
            coverage.share(),
            coverage.share(Coverage.Kind.STATEMENT),
            coverage.share(Coverage.Kind.ACTION),
            coverage.share(Coverage.Kind.RESOURCE),
            coverage.branches())) {
      html.raw("<td>")
          .text(CoverageText.percent(share) + " (" + CoverageText.fraction(share) + ")")
          .raw("</td>");
    }
    html.raw("</tr>\n</table>\n");
  }

  private void index(Coverage coverage) {
    html.raw("<table>\n<caption>files</caption>\n<tr><th scope=\"col\">file</th>")
        .raw("<th scope=\"col\">exercised</th><th scope=\"col\">lines never exercised</th></tr>\n");
    for (int i = 0; i < coverage.files().size(); i++) {
      Coverage.FileCoverage file = coverage.files().get(i);
      html.raw("<tr><td><a href=\"#file-" + i + "\">")
          .text(path.apply(file.file()))
          .raw("</a></td><td>")
          .text(CoverageText.percent(file.share()))
          .raw("</td><td>")
          .text(CoverageText.ranges(file.uncoveredLines()))
          .raw("</td></tr>\n");
    }
    html.raw("</table>\n");
  }

  private void file(int number, Coverage.FileCoverage file) {
    html.raw("<section id=\"file-" + number + "\">\n<h2>")
        .text(path.apply(file.file()))
        .raw(" <small>")
        .text(CoverageText.percent(file.share()))
        .raw("</small></h2>\n<table class=\"code\">\n<tr><th scope=\"col\">line</th>")
        .raw("<th scope=\"col\">exercised</th><th scope=\"col\">policy</th></tr>\n");
    Map<Integer, LineCoverage> lines = new HashMap<>();
    LineCoverage.of(file).forEach(line -> lines.put(line.line(), line));
    Map<Integer, String> missing =
        file.units()
            .filter(unit -> !unit.isCovered())
            .collect(
                Collectors.groupingBy(
                    unit -> unit.span().line(),
                    Collectors.mapping(
                        unit -> unit.kind().title() + " " + unit.text(),
                        Collectors.joining("; "))));
    Map<Integer, Long> decided =
        file.statements().stream()
            .collect(
                Collectors.toMap(
                    statement -> statement.statement().span().line(),
                    Coverage.StatementCoverage::decided,
                    Long::sum));
    List<String> text =
        texts.apply(file.file()).map(source -> source.text().lines().toList()).orElse(List.of());
    for (int line = 1; line <= text.size(); line++) {
      long times = decided.getOrDefault(line, 0L);
      String remark =
          (times == 0 ? "" : "decided " + times + (missing.containsKey(line) ? "; " : ""))
              + (missing.containsKey(line) ? "never: " + missing.get(line) : "");
      line(line, text.get(line - 1), lines.get(line), remark);
    }
    html.raw("</table>\n</section>\n");
  }

  private void line(int number, String text, @Nullable LineCoverage line, String remark) {
    String state = line == null ? "" : line.isWhole() ? "yes" : line.hits() > 0 ? "part" : "no";
    html.raw(state.isEmpty() ? "<tr>" : "<tr class=\"" + state + "\">")
        .raw("<th scope=\"row\">" + number + "</th><td>");
    if (line != null) {
      html.text(
          switch (state) {
            case "yes" -> "\u2713 " + line.hits();
            case "part" -> "\u25d0 " + line.hits();
            default -> "\u2717 0";
          });
    }
    html.raw("</td><td><code>").text(text).raw("</code>");
    if (!remark.isEmpty()) {
      html.raw(" <span class=\"remark\">").text(remark).raw("</span>");
    }
    html.raw("</td></tr>\n");
  }

  private static String style() {
    try (InputStream in = CoverageHtml.class.getResourceAsStream("coverage.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
