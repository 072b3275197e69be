package io.iamsim.explain;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.model.Effect;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What led to a decision in a few plain lines, for the message of a failure: the question, each
 * layer's word, the statement that decides, the nearest miss and what does not fit in it.
 */
public final class ExplanationText {
  private static final String INDENT = "  ";
  private static final int TITLE = 13;

  private final Function<SourceSpan, Optional<String>> quote;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Function<SourceSpan, Optional<String>> quote) {
    this.quote = quote;
  }

  /**
   * The lines, without line ends.
   *
   * @param quote the text of a place on one line, where it is at hand
   */
  public static List<String> lines(
      AccessRequest request,
      Explanation explanation,
      Function<SourceSpan, Optional<String>> quote) {
    ExplanationText text = new ExplanationText(quote);
    text.titled("principal", request.principal().text());
    text.titled("action", request.action().text());
    text.titled("resource", request.resource());
    EvaluationResult result = explanation.result();
    text.layers(result);
    result.decidingStatement().ifPresent(matched -> text.decider(explanation, matched));
    if (!explanation.nearestMisses().isEmpty()) {
      text.nearestMiss(explanation.nearestMisses().get(0));
    }
    text.conditions(result);
    text.keys("unknown", result.unknownContextKeys());
    text.keys(
        "not given",
        result.missingContextKeys().stream()
            .filter(key -> !result.unknownContextKeys().contains(key))
            .toList());
    result.notes().stream()
        .filter(note -> note.kind() == Note.Kind.RULE)
        .forEach(note -> text.titled("rule", note.text() + " (" + note.rule() + ")"));
    return List.copyOf(text.lines);
  }

  private void titled(String title, String text) {
    lines.add(title + " ".repeat(Math.max(1, TITLE - title.length())) + text);
  }

  /**
   * A line for each result, the layers with it behind; levels are named where they do not allow.
   */
  private void layers(EvaluationResult result) {
    Map<LayerResult, Set<String>> layers = new EnumMap<>(LayerResult.class);
    for (LayerDecision level : result.layers()) {
      if (level.result() != LayerResult.NOT_APPLICABLE) {
        String node =
            level.result() == LayerResult.ALLOWED
                ? ""
                : level.targetNode().map(target -> " at " + target).orElse("");
        String reason = level.reason().isEmpty() ? "" : " (" + level.reason() + ")";
        layers
            .computeIfAbsent(level.result(), key -> new LinkedHashSet<>())
            .add(level.layer().text() + node + reason);
      }
    }
    String title = "layers";
    for (Map.Entry<LayerResult, Set<String>> entry : layers.entrySet()) {
      titled(title, entry.getKey().text() + ": " + String.join(", ", entry.getValue()));
      title = "";
    }
  }

  /** On what an undecided decision hangs. */
  private void conditions(EvaluationResult result) {
    String title = "hangs on";
    for (Note note : result.notes()) {
      if (note.kind() == Note.Kind.CONDITION) {
        titled(title, note.text());
        title = "";
      }
    }
  }

  private void keys(String title, List<String> keys) {
    if (!keys.isEmpty()) {
      titled(title, String.join(", ", keys));
    }
  }

  private static String place(Layer layer, @Nullable String target, String policy) {
    return layer.text() + (target == null ? "" : " at " + target) + ", policy `" + policy + "`";
  }

  private void statement(String title, Statement statement, String place) {
    titled(
        title,
        statement.effect().text()
            + INDENT
            + statement.label()
            + INDENT
            + statement.span()
            + INDENT
            + place);
    quote.apply(statement.span()).ifPresent(line -> titled("", "| " + line));
  }

  /** Of a Deny also which conditions held. */
  private void decider(Explanation explanation, MatchedStatement matched) {
    statement(
        "decided by",
        matched.statement(),
        place(matched.layer(), matched.target(), matched.policy()));
    if (matched.statement().effect() == Effect.DENY) {
      explanation.statement(matched).map(StatementExplanation::tellingParts).stream()
          .flatMap(List::stream)
          .forEach(part -> part("matches", part));
    }
  }

  private void part(String verb, PartExplanation part) {
    titled(
        "", part.part().text() + " " + verb + " (line " + part.span().line() + "): " + part.text());
  }

  private void nearestMiss(StatementExplanation miss) {
    statement("nearest miss", miss.statement(), place(miss.layer(), miss.target(), miss.policy()));
    for (PartExplanation part : miss.parts()) {
      if (part.outcome() != PartExplanation.Outcome.MATCHES) {
        String verb =
            part.outcome() == PartExplanation.Outcome.UNKNOWN ? "unknown" : "does not match";
        part(verb, part);
      }
    }
  }
}
