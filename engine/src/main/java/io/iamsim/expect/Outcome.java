package io.iamsim.expect;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.ExplanationText;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation got.
 *
 * @param expectation what was expected
 * @param request the question, or null if none was asked
 * @param met true if it is as expected
 * @param got the decision by its name; {@code notApplicable} of an action that does not work on the
 *     resource; {@code valid} or {@code invalid} for policies
 * @param decidedBy the layers that decide
 * @param deciding the statement that decides, or null if none does
 * @param explanation of an expectation that is not met the decision and the nearest misses, without
 *     the statements that are neither ({@link ExpectationCase#explain} has all); null else
 */
public record Outcome(
    Expectation expectation,
    @Nullable AccessRequest request,
    boolean met,
    String got,
    List<Layer> decidedBy,
    @Nullable MatchedStatement deciding,
    @Nullable Explanation explanation) {
  public Outcome {
    decidedBy = List.copyOf(decidedBy);
  }

  static Outcome met(ExpectationCase asked, EvaluationResult result) {
    return of(asked, true, result, null);
  }

  static Outcome unmet(ExpectationCase asked, Explanation explanation) {
    // a run keeps all its failures, so it keeps of each what their reports tell
    Explanation told =
        new Explanation(explanation.result(), List.of(), explanation.nearestMisses(), List.of());
    return of(asked, false, explanation.result(), told);
  }

  static Outcome ofPolicies(ExpectationCase asked, boolean refused) {
    return new Outcome(
        asked.expectation(), null, refused, refused ? "invalid" : "valid", List.of(), null, null);
  }

  private static Outcome of(
      ExpectationCase asked,
      boolean met,
      EvaluationResult result,
      @Nullable Explanation explanation) {
    return new Outcome(
        asked.expectation(),
        asked.request(),
        met,
        result.notApplicable() ? "notApplicable" : result.decision().text(),
        result.decidedBy(),
        result.decidingStatement().orElse(null),
        explanation);
  }

  /** The statement that decides. */
  public Optional<MatchedStatement> decidingStatement() {
    return Optional.ofNullable(deciding);
  }

  /** What led to the decision, of an expectation that is not met. */
  public Optional<Explanation> why() {
    return Optional.ofNullable(explanation);
  }

  /** The statement that came closest to letting a denied or undecided request through. */
  public Optional<StatementExplanation> nearestMiss() {
    return why().flatMap(found -> found.nearestMisses().stream().findFirst());
  }

  /** Where to look: the statement that decides, else the nearest miss, else the expectation. */
  public SourceSpan place() {
    return decidingStatement()
        .map(matched -> matched.statement().span())
        .or(() -> nearestMiss().map(miss -> miss.statement().span()))
        .orElse(expectation.span());
  }

  /** {@code expected denied because of serviceControl, got allowed because of identity}. */
  public String reason() {
    String layers = decidedBy.stream().map(Layer::text).collect(Collectors.joining(" and "));
    return "expected "
        + expectation.wanted()
        + ", got "
        + got
        + (layers.isEmpty() ? "" : " because of " + layers);
  }

  /**
   * What led to it in plain lines; none for an expectation that is met.
   *
   * @param quote the text of a place on one line, where it is at hand
   */
  public List<String> explained(Function<SourceSpan, Optional<String>> quote) {
    return request == null || explanation == null
        ? List.of()
        : ExplanationText.lines(request, explanation, quote);
  }
}
