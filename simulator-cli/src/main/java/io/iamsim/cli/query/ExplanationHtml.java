package io.iamsim.cli.query;

import io.iamsim.cli.report.Html;
import io.iamsim.cli.report.Reason;
import io.iamsim.cli.report.Snippets;
import io.iamsim.cli.report.ValueState;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.ContextRead;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Statement;
import io.iamsim.query.AccessMatrix;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.source.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a decision is what it is, as a piece of a page. */
final class ExplanationHtml {
  /** What a cell says whose action does not work on the resource (ROOM-100). */
  static final String NOT_APPLICABLE = "not applicable";

  private final Html out;
  private final Snippets snippets;

  ExplanationHtml(Html out, Snippets snippets) {
    this.out = out;
    this.snippets = snippets;
  }

  void write(AccessRequest request, Explanation explanation) {
    EvaluationResult result = explanation.result();
    question(request, result);
    layers(result);
    statements(result);
    nearestMisses(explanation);
    context(explanation);
    notes(result);
  }

  static String symbol(Decision decision) {
    return switch (decision) {
      case ALLOWED -> "\u2713";
      case EXPLICIT_DENY -> "\u2715";
      case IMPLICIT_DENY -> "\u2013";
      case UNKNOWN -> "?";
    };
  }

  /** Why an action has no decision on a resource. */
  void notApplicable(AccessRequest request, Finding refusal) {
    question(request, AccessMatrix.Row.NOT_APPLICABLE, "\u2013 " + NOT_APPLICABLE);
    out.element("p", "reason", refusal.message());
    if (!refusal.help().isEmpty()) {
      out.element("p", "others", refusal.help());
    }
  }

  private void question(AccessRequest request, EvaluationResult result) {
    Decision decision = result.decision();
    question(request, decision.text(), symbol(decision) + " " + decision.text());
    out.element("p", "reason", Reason.of(result));
  }

  private void question(AccessRequest request, String cssClass, String badge) {
    out.raw("<h2><span class=\"badge " + cssClass + "\">")
        .text(badge)
        .raw("</span> ")
        .element("code", "", request.action().text())
        .raw("</h2><dl><dt>principal</dt><dd><code>")
        .breakable(request.principal().text())
        .raw("</code></dd><dt>resource</dt><dd><code>")
        .breakable(request.resource())
        .raw("</code></dd></dl>");
  }

  private void layers(EvaluationResult result) {
    out.raw("<h3>Layers</h3><table class=\"layers\">");
    for (LayerDecision level : result.layers()) {
      if (level.result() != LayerResult.NOT_APPLICABLE) {
        layer(level, result);
      }
    }
    out.raw("</table>");
    String others =
        result.layers().stream()
            .filter(level -> level.result() == LayerResult.NOT_APPLICABLE)
            .map(level -> level.layer().text() + inBrackets(level.reason()))
            .collect(Collectors.joining("; "));
    if (!others.isEmpty()) {
      out.element("p", "others", "not applicable: " + others);
    }
  }

  private void layer(LayerDecision level, EvaluationResult result) {
    out.raw("<tr><th scope=\"row\">")
        .text(level.layer().text())
        .raw("</th><td>")
        .text(level.targetNode().orElse(""))
        .raw("</td><td class=\"" + level.result().text() + "\">")
        .text(level.result().text())
        .raw("</td><td>")
        .text(remark(level, result))
        .raw("</td></tr>");
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static String remark(LayerDecision level, EvaluationResult result) {
    boolean passed = result.bypassed().contains(level.layer()) && !level.result().lets();
    return passed && level.reason().isEmpty() ? "bypassed" : level.reason();
  }

  private void statements(EvaluationResult result) {
    if (result.matchedStatements().isEmpty()) {
      return;
    }
    out.raw("<h3>Matching statements</h3><ul class=\"statements\">");
    List<MatchedStatement> decidingFirst =
        result.matchedStatements().stream()
            .sorted(Comparator.comparing(matched -> !result.decidedBy().contains(matched.layer())))
            .toList();
    for (MatchedStatement matched : decidingFirst) {
      String doubt = matched.certain() ? "" : ", if what is unknown says so";
      out.raw("<li>");
      statement(
          matched.statement(),
          place(matched.layer().text(), matched.target(), matched.policy()) + doubt);
      out.raw("</li>");
    }
    out.raw("</ul>");
  }

  private static String place(String layer, @Nullable String target, String policy) {
    return layer + (target == null ? "" : " at " + target) + ", policy " + policy;
  }

  private void statement(Statement statement, String place) {
    out.element("b", statement.effect().text(), statement.effect().text())
        .raw(" ")
        .text(statement.label())
        .raw(" <small>")
        .text(place)
        .raw("</small><br><code class=\"place\">")
        .breakable(statement.span().toString())
        .raw("</code>");
    snippets.of(statement.span()).ifPresent(line -> out.element("pre", "", line));
  }

  private void nearestMisses(Explanation explanation) {
    if (explanation.nearestMisses().isEmpty()) {
      return;
    }
    boolean undecided = explanation.result().decision() == Decision.UNKNOWN;
    out.element("h3", "", undecided ? "Undecided" : "Nearest miss")
        .raw("<ul class=\"statements\">");
    for (StatementExplanation miss : explanation.nearestMisses()) {
      out.raw("<li>");
      statement(miss.statement(), place(miss.layer().text(), miss.target(), miss.policy()));
      out.raw("<ul class=\"parts\">");
      for (PartExplanation part : miss.parts()) {
        out.raw("<li class=\"" + part.outcome().text() + "\"><b>")
            .text(outcome(part.outcome()))
            .raw("</b> ")
            .text(part.text())
            .raw("</li>");
      }
      out.raw("</ul></li>");
    }
    out.raw("</ul>");
  }

  private static String outcome(PartExplanation.Outcome outcome) {
    return switch (outcome) {
      case MATCHES -> "matches:";
      case DOES_NOT_MATCH -> "does not match:";
      case UNKNOWN -> "unknown:";
    };
  }

  private void context(Explanation explanation) {
    if (explanation.contextReads().isEmpty()) {
      return;
    }
    out.raw("<h3>Context keys read</h3><dl>");
    for (ContextRead read : explanation.contextReads()) {
      out.raw("<dt><code>")
          .breakable(read.key())
          .raw("</code></dt><dd>")
          .text(read.known().map(ExplanationHtml::value).orElse("not given, taken as absent"))
          .raw("</dd>");
    }
    out.raw("</dl>");
  }

  /** A key's value, or what is known of it. */
  static String value(ContextValue value) {
    if (value instanceof ContextValue.Present present) {
      return present.multivalued()
          ? "[" + String.join(", ", present.values()) + "]"
          : String.join(", ", present.values());
    }
    return ValueState.of(value).text();
  }

  private void notes(EvaluationResult result) {
    if (result.notes().isEmpty()) {
      return;
    }
    out.raw("<h3>Notes</h3><ul>");
    for (Note note : result.notes()) {
      out.raw("<li>")
          .text(note.text())
          .raw(note.rule().isEmpty() ? "" : " <small>")
          .text(note.rule())
          .raw(note.rule().isEmpty() ? "" : "</small>")
          .raw("</li>");
    }
    out.raw("</ul>");
  }
}
