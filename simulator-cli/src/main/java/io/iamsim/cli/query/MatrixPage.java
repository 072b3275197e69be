package io.iamsim.cli.query;

import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.report.Html;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.query.AccessMatrix;
import io.iamsim.query.KeysNotGiven;
import io.iamsim.query.MatrixQuestions;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * A table as one self-contained page: each cell is a link to its explanation, which opens beside
 * the table. No script, nothing loaded from elsewhere; links make it work by keyboard, and a cell's
 * address can be sent to somebody.
 */
public final class MatrixPage implements MatrixReport {
  /** Explanations take some kilobytes each; a page of more would not open. */
  static final long MOST_CELLS = 5_000;

  private final OutputStream out;
  private final Asked asked;
  private final Snippets snippets;

  /**
   * Writes to a stream.
   *
   * @param asked what the table is asked with
   */
  public MatrixPage(OutputStream out, Asked asked, Snippets snippets) {
    this.out = out;
    this.asked = asked;
    this.snippets = snippets;
  }

  @Override
  public void write(AccessMatrix matrix, LongConsumer done) throws IOException {
    MatrixQuestions questions = matrix.questions();
    if (questions.size() > MOST_CELLS) {
      throw Rejected.argument(
          "a page of " + questions.size() + " cells would be too large to open",
          "ask for at most " + MOST_CELLS + ", or write text, csv or json");
    }
    DecisionCounts counts = new DecisionCounts();
    KeysNotGiven keys = new KeysNotGiven(matrix);
    Html body = new Html();
    int[] row = {0};
    matrix.forEachRow(
        decisions -> {
          counts.add(decisions);
          keys.add(decisions);
          rows(questions, decisions, row[0]++, body);
        });
    try (Lines lines = new Lines(out)) {
      lines.add(head(questions, counts)).add(body.toString()).add("</table></div>");
      String notGiven = NotGiven.line(keys);
      if (!notGiven.isEmpty()) {
        lines.add(new Html().element("p", "hang", notGiven).toString());
      }
      lines.add("</main>\n");
      for (int p = 0; p < questions.principals().size(); p++) {
        explanations(matrix, p, lines, done);
      }
      lines.add("</body></html>\n");
    }
  }

  /** The page up to its first paragraph, which is begun. */
  static Html head(String title, Asked asked) {
    Html head = new Html();
    head.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .raw("<title>" + title + "</title>\n<style>\n" + style() + "</style></head>\n<body>")
        .raw("<main id=\"top\"><h1>" + title + "</h1>\n");
    asked.write(head);
    return head.raw("<p class=\"counts\">");
  }

  private String head(MatrixQuestions questions, DecisionCounts counts) {
    Html head = head("Access matrix", asked);
    head.text(counts.text()).raw(". Choose a cell to see why.</p><p class=\"legend\">");
    for (Decision decision : Decision.values()) {
      head.element(
          "span",
          "badge " + decision.text(),
          ExplanationHtml.symbol(decision) + " " + decision.text());
    }
    if (counts.notApplicable() > 0) {
      head.element(
          "span",
          "badge " + AccessMatrix.Row.NOT_APPLICABLE,
          "\u2013 " + ExplanationHtml.NOT_APPLICABLE);
    }
    head.raw("</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"decisions\">")
        .raw("<table class=\"matrix\"><thead><tr><th scope=\"col\">resource</th>");
    for (ActionName action : questions.actions()) {
      head.raw("<th scope=\"col\"><code>").breakable(action.text()).raw("</code></th>");
    }
    return head.raw("</tr></thead>\n").toString();
  }

  private static void rows(MatrixQuestions questions, AccessMatrix.Row row, int index, Html body) {
    body.raw("<tbody><tr class=\"principal\"><th scope=\"rowgroup\" colspan=\"")
        .raw((questions.actions().size() + 1) + "\"><code>")
        .breakable(row.principal().text())
        .raw("</code></th></tr>\n");
    for (int r = 0; r < questions.resources().size(); r++) {
      body.raw("<tr><th scope=\"row\"><code>")
          .breakable(questions.resources().get(r))
          .raw("</code></th>");
      for (int a = 0; a < questions.actions().size(); a++) {
        cell(questions, row, index, a, r, body);
      }
      body.raw("</tr>\n");
    }
    body.raw("</tbody>");
  }

  private static void cell(
      MatrixQuestions questions, AccessMatrix.Row row, int index, int a, int r, Html body) {
    String word = row.text(a, r);
    String id = id(index, a, r);
    body.raw("<td class=\"" + word + "\" data-action=\"")
        .text(questions.actions().get(a).text())
        .raw("\"><a id=\"cell-" + id + "\" href=\"#why-" + id + "\" title=\"why\"><i>")
        .text(row.applies(a, r) ? ExplanationHtml.symbol(row.decision(a, r)) : "\u2013")
        .raw("</i> ")
        .text(row.applies(a, r) ? word : ExplanationHtml.NOT_APPLICABLE)
        .raw("</a></td>");
  }

  private void explanations(AccessMatrix matrix, int p, Lines lines, LongConsumer done) {
    MatrixQuestions questions = matrix.questions();
    RequestPrincipal principal = questions.principals().get(p);
    List<ActionName> actions = questions.actions();
    for (int a = 0; a < actions.size(); a++) {
      for (int r = 0; r < questions.resources().size(); r++) {
        AccessRequest request =
            matrix.request(principal, actions.get(a), questions.resources().get(r));
        String id = id(p, a, r);
        Html section = new Html();
        section
            .raw("<section class=\"why\" id=\"why-" + id + "\" tabindex=\"-1\"")
            .raw(" aria-label=\"why\"><a class=\"close\" href=\"#cell-" + id + "\">close</a>");
        ExplanationHtml why = new ExplanationHtml(section, snippets);
        matrix
            .scope()
            .patterns()
            .notApplicable(request.action(), request.resource())
            .ifPresentOrElse(
                refusal -> why.notApplicable(request, refusal),
                () -> why.write(request, matrix.scope().explain(request)));
        lines.add(section.raw("</section>\n").toString());
        done.accept(1);
      }
    }
    if (p == questions.principals().size() - 1) {
      lines.add(footer(Versions.of(matrix.scope().catalog())));
    }
  }

  static String footer(Versions versions) {
    return new Html()
        .raw("<footer>")
        .text(
            "iamsim "
                + versions.tool()
                + ", rules "
                + versions.rules()
                + ", service data "
                + versions.serviceData())
        .raw("</footer>")
        .toString();
  }

  private static String id(int... indexes) {
    return String.join("-", Arrays.stream(indexes).mapToObj(String::valueOf).toList());
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(MatrixPage.class.getResourceAsStream("matrix.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
