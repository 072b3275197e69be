package io.iamsim.cli.query;

import io.iamsim.cli.report.Html;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.Versions;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.query.MatrixChange;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decisions that differ from a baseline as a page, each with a link to why it is so now. */
public final class ChangePage implements Changes {
  private final Lines lines;
  private final Asked asked;
  private final Snippets snippets;
  private final Versions versions;
  private final Html rows = new Html();
  private final Html explanations = new Html();
  private int changes;

  /**
   * Writes to a stream.
   *
   * @param asked what is asked now
   */
  public ChangePage(OutputStream out, Asked asked, Snippets snippets, Versions versions) {
    this.lines = new Lines(out);
    this.asked = asked;
    this.snippets = snippets;
    this.versions = versions;
  }

  @Override
  public void add(MatrixChange change) {
    String id = String.valueOf(changes++);
    rows.raw("<tr>");
    decision(change.before(), "before", id);
    decision(change.after(), "after", id);
    name("principal", change.principal());
    name("action", change.action());
    name("resource", change.resource());
    rows.raw("</tr>\n");
    explanations
        .raw("<section class=\"why\" id=\"why-" + id + "\" tabindex=\"-1\" aria-label=\"why\">")
        .raw("<a class=\"close\" href=\"#cell-" + id + "\">close</a>");
    if (change.explanation() == null) {
      explanations.element("p", "reason", change.remark());
    } else {
      Optional<AccessRequest> request = request(change);
      request.ifPresent(
          asked ->
              new ExplanationHtml(explanations, snippets).write(asked, change.why().orElseThrow()));
    }
    explanations.raw("</section>\n");
  }

  private void name(String column, String name) {
    rows.raw("<td class=\"name\" data-action=\"" + column + "\"><code>")
        .breakable(name)
        .raw("</code></td>");
  }

  private void decision(@Nullable Decision decision, String column, String id) {
    String text = decision == null ? "none" : decision.text();
    String shown = decision == null ? text : ExplanationHtml.symbol(decision) + " " + text;
    rows.raw("<td class=\"" + text + "\" data-action=\"" + column + "\">");
    if (column.equals("after")) {
      rows.raw("<a id=\"cell-" + id + "\" href=\"#why-" + id + "\" title=\"why\">")
          .text(shown)
          .raw("</a></td>");
    } else {
      rows.element("span", "", shown).raw("</td>");
    }
  }

  private static Optional<AccessRequest> request(MatrixChange change) {
    return RequestPrincipal.parse(change.principal())
        .flatMap(
            principal ->
                ActionName.parse(change.action())
                    .map(
                        action ->
                            new AccessRequest(
                                principal,
                                action,
                                change.resource(),
                                null,
                                RequestContext.empty())));
  }

  @Override
  public long end(long questions) throws IOException {
    Html head = MatrixPage.head("Access changes", asked);
    head.text(Changes.summary(changes, questions))
        .raw(changes == 0 ? ".</p>" : ". Choose a decision to see why.</p>");
    head.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"changes\">")
        .raw("<table class=\"matrix changes\"><thead><tr><th scope=\"col\">before</th>")
        .raw("<th scope=\"col\">after</th><th scope=\"col\">principal</th>")
        .raw("<th scope=\"col\">action</th><th scope=\"col\">resource</th></tr></thead><tbody>\n");
    lines
        .add(head.toString())
        .add(rows.toString())
        .add("</tbody></table></div></main>\n")
        .add(explanations.toString())
        .add(MatrixPage.footer(versions))
        .add("</body></html>\n")
        .close();
    return changes;
  }
}
