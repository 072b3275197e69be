package io.iamsim.cli.report.coverage;

import io.iamsim.cli.report.Html;
import io.iamsim.expect.Coverage;
import io.iamsim.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page without scripts and without anything from a network: the sum, the files, and every file
 * line by line. What was exercised is said by a sign and a text, not by color alone.
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
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .raw("<title>policy coverage</title>\n<style>\n")
        .raw(style())
        .raw("</style>\n</head>\n<body>\n<main id=\"top\">\n<h1>policy coverage</h1>\n");
    sum(coverage);
    index(coverage);
    for (int i = 0; i < coverage.files().size(); i++) {
      file(i, coverage.files().get(i));
    }
    html.raw("</main>\n</body>\n</html>\n");
  }

  private void sum(Coverage coverage) {
    html.raw("<table class=\"sum\">\n<caption>exercised in all</caption>\n");
    share("all", coverage.share());
    share("statements", coverage.share(Coverage.Kind.STATEMENT));
    share("actions", coverage.share(Coverage.Kind.ACTION));
    share("resources", coverage.share(Coverage.Kind.RESOURCE));
    share("branches", coverage.branches());
    html.raw("</table>\n");
    html.raw("<p class=\"statements\">");
    statements(coverage.files().stream().flatMap(file -> file.statements().stream()));
    html.raw("</p>\n");
  }

  private void share(String name, Coverage.Share share) {
    html.raw("<tr><th scope=\"row\">").text(name).raw("</th><td>");
    bar(share);
    html.raw("</td><td>")
        .text(CoverageText.percent(share) + " (" + CoverageText.fraction(share) + ")")
        .raw("</td></tr>\n");
  }

  /** A bar that is drawn of what the text beside it says. */
  private void bar(Coverage.Share share) {
    html.raw("<span class=\"bar\" aria-hidden=\"true\"><i class=\"yes\" style=\"width: ")
        .raw(String.format(Locale.ROOT, "%.1f", share.percent()))
        .raw("%\"></i></span>");
  }

  /** How many statements were exercised wholly, in part, and not at all. */
  private void statements(Stream<Coverage.StatementCoverage> statements) {
    Map<Exercised, Long> counts =
        statements.collect(
            Collectors.groupingBy(
                statement -> Exercised.of(statement.units()), Collectors.counting()));
    html.raw("statements: ");
    for (Exercised state : Exercised.values()) {
      html.raw("<span class=\"badge " + state.cssClass() + "\">")
          .text(state.sign() + " " + counts.getOrDefault(state, 0L) + " " + state.text())
          .raw("</span> ");
    }
  }

  private void index(Coverage coverage) {
    html.raw("<table class=\"files\">\n<caption>files</caption>\n<tr><th scope=\"col\">file</th>")
        .raw("<th scope=\"col\" colspan=\"2\">exercised</th>")
        .raw("<th scope=\"col\">lines with something never exercised</th></tr>\n");
    for (int i = 0; i < coverage.files().size(); i++) {
      Coverage.FileCoverage file = coverage.files().get(i);
      html.raw("<tr><td><a href=\"#file-" + i + "\">")
          .breakable(path.apply(file.file()))
          .raw("</a></td><td>");
      bar(file.share());
      html.raw("</td><td>")
          .text(CoverageText.percent(file.share()))
          .raw("</td><td>")
          .text(CoverageText.ranges(file.uncoveredLines()))
          .raw("</td></tr>\n");
    }
    html.raw("</table>\n");
  }

  private void file(int number, Coverage.FileCoverage file) {
    html.raw("<section id=\"file-" + number + "\">\n<h2>")
        .breakable(path.apply(file.file()))
        .raw(" <small>")
        .text(CoverageText.percent(file.share()))
        .raw("</small> <a class=\"up\" href=\"#top\">up</a></h2>\n<p class=\"statements\">");
    statements(file.statements().stream());
    html.raw("</p>\n");
    FileHtml.write(
        file,
        texts.apply(file.file()).map(source -> source.text().lines().toList()).orElse(List.of()),
        html);
    html.raw("</section>\n");
  }

  private static String style() {
    try (InputStream in = CoverageHtml.class.getResourceAsStream("coverage.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
