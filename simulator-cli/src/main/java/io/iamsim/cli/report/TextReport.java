package io.iamsim.cli.report;

import static io.iamsim.cli.report.Columns.cell;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.ContextRead;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Effect;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a person reads it: the decision, why, layer by layer, the statements that decide,
 * what came closest, what was read of the context, what else to know.
 */
public final class TextReport {
  private static final String INDENT = "  ";
  private static final String TAKEN_AS_ABSENT = "not given, taken as absent";

  private final Palette palette;
  private final Snippets snippets;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Palette palette, Snippets snippets) {
    this.palette = palette;
    this.snippets = snippets;
  }

  /** The report, with a newline at its end. */
  public static String of(
      AccessRequest request, Explanation explanation, Palette palette, Snippets snippets) {
    return of(request, explanation, Detail.USUAL, palette, snippets);
  }

  /** The report with more or less of what led to the decision. */
  public static String of(
      AccessRequest request,
      Explanation explanation,
      Detail detail,
      Palette palette,
      Snippets snippets) {
    TextReport report = new TextReport(palette, snippets);
    EvaluationResult result = explanation.result();
    report.decision(request, result);
    if (detail == Detail.BRIEF) {
      report.oneStatement(explanation);
      return report.out.toString();
    }
    report.layers(result);
    report.statements(explanation);
    report.nearestMisses(explanation);
    if (detail == Detail.FULL) {
      report.everyStatement(explanation);
    }
    report.context(explanation);
    report.notes(result);
    return report.out.toString();
  }

  private void decision(AccessRequest request, EvaluationResult result) {
    out.append(palette.paint(result.decision()))
        .append(INDENT)
        .append(request.action().text())
        .append('\n');
    Columns question = new Columns();
    question.row("principal", request.principal().text());
    question.row("resource", request.resource());
    question.printTo(out, INDENT);
    out.append(INDENT).append(Reason.of(result)).append('\n');
    for (Note note : result.notes()) {
      if (note.kind() == Note.Kind.CONDITION) {
        out.append(INDENT).append(note.text()).append('\n');
      }
    }
  }

  private void heading(String text) {
    out.append('\n').append(palette.heading(text)).append('\n');
  }

  private void layers(EvaluationResult result) {
    if (result.layers().isEmpty()) {
      return;
    }
    heading("layers");
    Columns table = new Columns();
    List<String> others = new ArrayList<>();
    for (LayerDecision level : result.layers()) {
      if (!isWorthARow(level)) {
        others.add(level.layer().text());
      } else {
        table.row(
            cell(level.layer().text()),
            cell(level.targetNode().orElse("")),
            new Columns.Cell(level.result().text(), text -> palette.paint(level.result(), text)),
            cell(remark(level, result.bypassed())));
      }
    }
    table.printTo(out, INDENT);
    if (!others.isEmpty()) {
      String names = String.join(", ", others);
      out.append(INDENT).append(palette.faint("not applicable: " + names)).append('\n');
    }
  }

  private static boolean isWorthARow(LayerDecision level) {
    return level.result() != LayerResult.NOT_APPLICABLE || !level.reason().isEmpty();
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private static String remark(LayerDecision level, List<Layer> bypassed) {
    boolean passed = bypassed.contains(level.layer()) && !level.result().lets();
    return passed && level.reason().isEmpty() ? "bypassed" : level.reason();
  }

  private void statements(Explanation explanation) {
    EvaluationResult result = explanation.result();
    if (!result.matchedStatements().isEmpty()) {
      heading("matching statements");
      statements(explanation, true);
      statements(explanation, false);
      DefaultPolicies.line(result).ifPresent(line -> out.append(INDENT).append(line).append('\n'));
    }
  }

  private void statements(Explanation explanation, boolean ofDecidingLayers) {
    EvaluationResult result = explanation.result();
    for (MatchedStatement statement : result.matchedStatements()) {
      boolean inTurn = result.decidedBy().contains(statement.layer()) == ofDecidingLayers;
      if (inTurn && !DefaultPolicies.isOne(statement)) {
        String doubt = statement.certain() ? "" : ", if what is unknown says so";
        statement(
            statement.statement(),
            place(statement.layer(), statement.target(), statement.policy()) + doubt);
        denial(explanation, statement);
      }
    }
  }

  /** The statement that decides, else the one that came closest and what does not fit in it. */
  private void oneStatement(Explanation explanation) {
    explanation
        .result()
        .decidingStatement()
        .ifPresent(
            matched -> {
              statement(
                  matched.statement(), place(matched.layer(), matched.target(), matched.policy()));
              denial(explanation, matched);
            });
    explanation.nearestMisses().stream()
        .limit(1)
        .forEach(
            miss -> {
              statement(miss.statement(), place(miss.layer(), miss.target(), miss.policy()));
              parts(
                  miss.parts().stream()
                      .filter(part -> part.outcome() != PartExplanation.Outcome.MATCHES)
                      .toList());
            });
  }

  private void everyStatement(Explanation explanation) {
    heading("every statement");
    for (StatementExplanation each : explanation.statements()) {
      statement(each.statement(), place(each.layer(), each.target(), each.policy()));
      parts(each.parts());
    }
  }

  /** Of a Deny, which conditions held. */
  private void denial(Explanation explanation, MatchedStatement matched) {
    if (matched.statement().effect() == Effect.DENY) {
      explanation.statement(matched).ifPresent(statement -> parts(statement.tellingParts()));
    }
  }

  private static String place(Layer layer, @Nullable String target, String policy) {
    return layer.text() + (target == null ? "" : " at " + target) + ", policy `" + policy + "`";
  }

  private void statement(Statement statement, String place) {
    out.append(INDENT)
        .append(statement.effect().text())
        .append(INDENT)
        .append(statement.label())
        .append(INDENT)
        .append(statement.span())
        .append(INDENT)
        .append(palette.faint(place))
        .append('\n');
    snippets
        .of(statement.span())
        .ifPresent(line -> out.append("    ").append(palette.faint("| " + line)).append('\n'));
  }

  private void nearestMisses(Explanation explanation) {
    List<LayerDecision> none = explanation.withoutNearMiss();
    if (explanation.nearestMisses().isEmpty() && none.isEmpty()) {
      return;
    }
    boolean undecided = explanation.result().decision() == Decision.UNKNOWN;
    heading(undecided ? "undecided" : "nearest miss");
    for (StatementExplanation miss : explanation.nearestMisses()) {
      statement(miss.statement(), place(miss.layer(), miss.target(), miss.policy()));
      parts(miss.parts());
    }
    none.forEach(level -> withoutMiss(explanation, level));
  }

  /** What there is instead in a layer where no statement came near. */
  private void withoutMiss(Explanation explanation, LayerDecision level) {
    boolean empty =
        explanation.statements().stream()
            .noneMatch(
                statement ->
                    statement.layer() == level.layer()
                        && statement.targetNode().equals(level.targetNode()));
    out.append(INDENT)
        .append("none in the ")
        .append(level.layer().title())
        .append(level.targetNode().map(target -> " at " + target).orElse(""))
        .append(empty ? ", where there is no statement" : ", where no Allow names such an action")
        .append('\n');
  }

  private void parts(List<PartExplanation> parts) {
    Columns table = new Columns();
    for (PartExplanation part : parts) {
      String outcome =
          switch (part.outcome()) {
            case MATCHES -> "matches";
            case DOES_NOT_MATCH -> "does not match";
            case UNKNOWN -> "unknown";
          };
      table.row(part.part().text(), outcome, "line " + part.span().line(), part.text());
    }
    table.printTo(out, "    ");
  }

  private void context(Explanation explanation) {
    EvaluationResult result = explanation.result();
    Columns table = new Columns();
    Set<String> shown = new HashSet<>();
    for (ContextRead read : explanation.contextReads()) {
      shown.add(read.key());
      table.row(read.key(), read.known().map(TextReport::value).orElse(TAKEN_AS_ABSENT));
    }
    for (String key : result.unknownContextKeys()) {
      if (shown.add(key)) {
        table.row(key, "unknown");
      }
    }
    for (String key : result.missingContextKeys()) {
      if (shown.add(key)) {
        table.row(key, TAKEN_AS_ABSENT);
      }
    }
    if (!shown.isEmpty()) {
      heading("context keys read");
      table.printTo(out, INDENT);
    }
  }

  private static String value(ContextValue value) {
    if (value instanceof ContextValue.Present present) {
      return present.multivalued()
          ? "[" + String.join(", ", present.values()) + "]"
          : String.join(", ", present.values());
    }
    return ValueState.of(value).text();
  }

  private void notes(EvaluationResult result) {
    // what is said of a pattern's parts stands in the headline
    List<Note> notes =
        result.notes().stream()
            .filter(note -> note.kind() != Note.Kind.CONDITION)
            .filter(note -> !note.rule().equals("ROOM-101"))
            .toList();
    if (notes.isEmpty()) {
      return;
    }
    heading("notes");
    for (Note note : notes) {
      out.append(INDENT)
          .append(title(note.kind()))
          .append(": ")
          .append(note.text())
          .append(inBrackets(note.rule()))
          .append('\n');
    }
  }

  private static String title(Note.Kind kind) {
    return switch (kind) {
      case CONDITION -> "condition";
      case ASSUMPTION -> "assumption";
      case LOW_CONFIDENCE -> "low confidence";
      case NOT_PROVIDED -> "not provided";
      case NOT_COVERED -> "not covered";
      case RULE -> "rule";
      case WARNING -> "warning";
    };
  }
}
