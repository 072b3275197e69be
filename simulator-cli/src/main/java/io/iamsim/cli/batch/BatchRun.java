package io.iamsim.cli.batch;

import io.iamsim.cli.batch.LineAnswers.Answered;
import io.iamsim.cli.input.RequestTime;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.parse.ParseMode;
import io.iamsim.query.PatternAnswer;
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

/**
 * Answers a stream of requests, line by line and in order; a bad line is answered in its place.
 *
 * <p>One thread reads chunks of lines and writes their answers, others find these, each chunk by
 * itself. Only a few chunks are under way at once, and before the reader waits for input every
 * answer is written.
 */
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

    /**
     * The answer for all resources of a pattern.
     *
     * @param session the session that asks in the environment, if one does
     */
    PatternAnswer decidePattern(
        AccessRequest request,
        Optional<ApplicablePolicies> policies,
        Optional<IssuedSession> session);

    /** What a result counts as. */
    default EvaluationResult settle(EvaluationResult result) {
      return result;
    }

    /** The decision on a session's request in the environment. */
    EvaluationResult decideAs(IssuedSession session, AccessRequest request);
  }

  /** How a stream ended, from the best to the worst. */
  public enum Outcome {
    ANSWERED,
    BAD_LINES,
    INTERNAL_ERRORS;

    /** The worse of two. */
    Outcome or(Outcome other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  private final OwnPolicies.Known policies = new OwnPolicies.Known();
  private final DocumentCache documents;
  private final SessionCache sessions = new SessionCache();
  private final RequestTime time;
  private final Environment environment;
  private final Decider decider;
  private final boolean lean;
  private final Consumer<RuntimeException> bugs;
  private Outcome outcome = Outcome.ANSWERED;

  /**
   * A run.
   *
   * @param environment what requests without policies are asked in
   * @param decider asked by several threads at once
   * @param lean whether an answer is only the id and the decision
   * @param bugs told of every internal error, in the order of the lines
   */
  public BatchRun(
      Environment environment,
      ParseMode mode,
      RequestTime time,
      Decider decider,
      boolean lean,
      Consumer<RuntimeException> bugs) {
    this.documents = new DocumentCache(mode);
    this.time = time;
    this.environment = environment;
    this.decider = decider;
    this.lean = lean;
    this.bugs = bugs;
  }

  /** Answers until the input ends. */
  public Outcome run(InputStream in, OutputStream out) throws IOException {
    try (InOrder<Answered> answers = new InOrder<>(answered -> write(answered, out))) {
      ThreadLocal<LineAnswers> answering = ThreadLocal.withInitial(this::answers);
      ChunkReader chunks = new ChunkReader(in, LONGEST_LINE, answers::finish);
      for (@Nullable Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        Chunk next = chunk;
        answers.begin(() -> answering.get().answer(next));
      }
      answers.finish();
    }
    return outcome;
  }

  private LineAnswers answers() {
    return new LineAnswers(
        new QuestionReader(policies, documents, sessions, time, environment), decider, lean);
  }

  private void write(Answered answered, OutputStream out) throws IOException {
    outcome = outcome.or(answered.outcome());
    answered.bugs().forEach(bugs);
    out.write(answered.text());
    out.flush();
  }
}
