package io.iamsim.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.CallExplanation;
import io.iamsim.decision.Note;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import java.io.IOException;
import java.util.List;

/**
 * The answer to a call: that of its one question, or those of all of them and what they come to
 * together (docs/json.md). What was not asked stands among the notes of a single question's answer,
 * and beside the answers of several; of a denied call it does not matter.
 */
public final class CallReport {
  private final CallExplanation answer;
  private final Detail detail;
  private final List<AccessRequest> questions;

  private CallReport(CallExplanation answer, Detail detail) {
    this.answer = answer;
    this.detail = detail;
    this.questions = answer.plan().questions();
  }

  /** As text, with a newline at its end. */
  public static String text(
      CallExplanation answer, Detail detail, Palette palette, Snippets snippets) {
    return new CallReport(answer, detail).text(palette, snippets);
  }

  /** As one JSON object. */
  public static void json(
      CallExplanation answer, Detail detail, JsonGenerator json, Versions versions)
      throws IOException {
    new CallReport(answer, detail).json(json, versions);
  }

  /** What was not asked and may still deny the call. */
  private List<Note> notEvaluated() {
    return answer.decision().isDenied() ? List.of() : answer.plan().notEvaluated();
  }

  private Explanation single() {
    Explanation only = answer.explanations().get(0);
    return new Explanation(
        only.result().withNotes(notEvaluated()),
        only.statements(),
        only.nearestMisses(),
        only.contextReads());
  }

  private String text(Palette palette, Snippets snippets) {
    if (questions.size() == 1) {
      return TextReport.of(questions.get(0), single(), detail, palette, snippets);
    }
    int targets = answer.plan().targets().size();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < questions.size(); i++) {
      text.append(i == 0 ? "" : "\n");
      if (i == targets) {
        text.append(palette.heading("the call also needs")).append("\n\n");
      }
      text.append(
          TextReport.of(questions.get(i), answer.explanations().get(i), detail, palette, snippets));
    }
    if (!notEvaluated().isEmpty()) {
      text.append('\n').append(palette.heading("not evaluated")).append('\n');
      for (Note note : notEvaluated()) {
        text.append("  ").append(note.text()).append(" (").append(note.rule()).append(")\n");
      }
    }
    return text.append("\nall ")
        .append(questions.size())
        .append(targets == questions.size() ? " resources" : " questions")
        .append(" together: ")
        .append(palette.paint(answer.decision()))
        .append('\n')
        .toString();
  }

  private void json(JsonGenerator json, Versions versions) throws IOException {
    JsonReport report = new JsonReport(json, versions, detail);
    if (questions.size() == 1) {
      report.write(questions.get(0), single());
      return;
    }
    int targets = answer.plan().targets().size();
    json.writeStartObject();
    json.writeStringField("decision", answer.decision().text());
    answers(json, report, "answers", 0, targets);
    answers(json, report, "dependents", targets, questions.size());
    AnswerMembers.notes(json, "notEvaluated", notEvaluated());
    json.writeEndObject();
  }

  private void answers(JsonGenerator json, JsonReport report, String name, int from, int to)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = from; i < to; i++) {
      report.write(questions.get(i), answer.explanations().get(i));
    }
    json.writeEndArray();
  }
}
