package io.iamsim.cli.batch;

import io.iamsim.cli.batch.BatchRun.Decider;
import io.iamsim.cli.batch.BatchRun.Outcome;
import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.query.PatternAnswer;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the lines of one chunk after the other; not for several threads at once. */
final class LineAnswers {
  private final QuestionReader reader;
  private final Decider decider;
  private final boolean lean;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final AnswerWriter writer;
  private Outcome outcome = Outcome.ANSWERED;
  private List<RuntimeException> bugs = new ArrayList<>();

  /**
   * The answers to a chunk.
   *
   * @param text what is to be written
   * @param outcome the worst that came up
   * @param bugs every internal error
   */
  record Answered(byte[] text, Outcome outcome, List<RuntimeException> bugs) {}

  LineAnswers(QuestionReader reader, Decider decider, boolean lean) {
    this.reader = reader;
    this.decider = decider;
    this.lean = lean;
    this.writer = new AnswerWriter(text);
  }

  Answered answer(Chunk chunk) throws IOException {
    text.reset();
    outcome = Outcome.ANSWERED;
    bugs = new ArrayList<>();
    chunk.forEach(this::answer);
    writer.flush();
    return new Answered(text.toByteArray(), outcome, bugs);
  }

  private void answer(Line line) throws IOException {
    if (line.isBlank()) {
      return;
    }
    Answer answer;
    try {
      Question question = reader.read(line);
      List<Finding> findings = decider.check(question.request(), question.ownPolicies());
      QuestionReader.refuse(question.isPattern() ? withoutMismatch(findings) : findings, line);
      answer = question.isPattern() ? onPattern(question) : answer(question);
    } catch (LineFault fault) {
      outcome = outcome.or(Outcome.BAD_LINES);
      writer.error(LineId.of(line), fault);
      return;
    } catch (RuntimeException e) {
      bugs.add(e);
      outcome = outcome.or(Outcome.INTERNAL_ERRORS);
      LineFault fault =
          new LineFault(
              Code.INTERNAL_ERROR,
              "internal error: " + e.getClass().getSimpleName() + "; please report this",
              line.number(),
              1);
      writer.error(LineId.of(line), fault);
      return;
    }
    answer.write(writer);
  }

  /** Whether the action works on anything that a pattern means is known with the answer. */
  private static List<Finding> withoutMismatch(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.code() != FindingCode.RESOURCE_NOT_APPLICABLE)
        .toList();
  }

  private Answer onPattern(Question question) throws LineFault {
    PatternAnswer found =
        decider.decidePattern(
            question.request(), question.ownPolicies(), Optional.ofNullable(question.session()));
    QuestionReader.refuse(found.notApplicable().stream().toList(), question.line());
    EvaluationResult result = decider.settle(found.explanation().result());
    return lean
        ? writer -> writer.decision(question, result.decision())
        : writer -> writer.answer(question, result);
  }

  /** An answer that is found and not yet written. */
  private interface Answer {
    void write(AnswerWriter writer) throws IOException;
  }

  private Answer answer(Question question) {
    @Nullable IssuedSession session = question.ownPolicies().isEmpty() ? question.session() : null;
    if (lean && session == null) {
      Decision decision = decider.decideOnly(question.request(), question.ownPolicies());
      return writer -> writer.decision(question, decision);
    }
    EvaluationResult result =
        session == null
            ? decider.decide(question.request(), question.ownPolicies())
            : decider.decideAs(session, question.request());
    return lean
        ? writer -> writer.decision(question, result.decision())
        : writer -> writer.answer(question, result);
  }
}
