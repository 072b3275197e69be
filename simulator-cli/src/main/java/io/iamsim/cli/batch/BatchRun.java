package io.iamsim.cli.batch;

import io.iamsim.cli.batch.LineFault.Code;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.AccessRequest;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers a stream of requests, line by line and in order; a bad line is answered in its place. */
public final class BatchRun {
  /** In bytes; a longer line is answered with an error. */
  static final int LONGEST_LINE = 16 << 20;

  /** What is asked for each request; the policies are empty if the environment has them. */
  public interface Decider {
    /** What is wrong with the request itself. */
    List<Finding> check(AccessRequest request, Optional<ApplicablePolicies> policies);

    /** The decision. */
    EvaluationResult decide(AccessRequest request, Optional<ApplicablePolicies> policies);

    /** The same decision alone. */
    default Decision decideOnly(AccessRequest request, Optional<ApplicablePolicies> policies) {
      return decide(request, policies).decision();
    }

    /** The decision on a session's request in the environment. */
    EvaluationResult decideAs(IssuedSession session, AccessRequest request);
  }

  /** How a stream ended. */
  public enum Outcome {
    ANSWERED,
    BAD_LINES,
    INTERNAL_ERRORS
  }

  private final QuestionReader reader;
  private final Decider decider;
  private final boolean lean;
  private final Consumer<RuntimeException> bugs;
  private Outcome outcome = Outcome.ANSWERED;

  /**
   * A run.
   *
   * @param environment what requests without policies are asked in
   * @param lean whether an answer is only the id and the decision
   * @param bugs told of every internal error
   */
  public BatchRun(
      Environment environment,
      ParseMode mode,
      RequestTime time,
      Decider decider,
      boolean lean,
      Consumer<RuntimeException> bugs) {
    this.reader = new QuestionReader(new DocumentCache(mode), time, environment);
    this.decider = decider;
    this.lean = lean;
    this.bugs = bugs;
  }

  /** Answers until the input ends. */
  public Outcome run(InputStream in, OutputStream out) throws IOException {
    AnswerWriter writer = new AnswerWriter(out);
    LineReader lines = new LineReader(in, LONGEST_LINE, writer::flush);
    for (@Nullable Line line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        answer(line, writer);
      }
    }
    writer.flush();
    return outcome;
  }

  private void answer(Line line, AnswerWriter writer) throws IOException {
    Answer answer;
    try {
      Question question = reader.read(line);
      List<Finding> findings = decider.check(question.request(), question.ownPolicies());
      QuestionReader.refuse(findings, line);
      answer = answer(question);
    } catch (LineFault fault) {
      outcome = outcome == Outcome.ANSWERED ? Outcome.BAD_LINES : outcome;
      writer.error(LineId.of(line), fault);
      return;
    } catch (RuntimeException e) {
      bugs.accept(e);
      outcome = Outcome.INTERNAL_ERRORS;
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
