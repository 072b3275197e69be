package io.iamsim.expect;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Effect;
import io.iamsim.source.SourceSpan;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks cases and remembers, from the explanation of each, which parts of the policies took part
 * (docs/expectations.md, coverage). Several threads may ask at once.
 */
public final class CoverageRecorder implements ExpectationRunner.Asking {
  private final Map<Unit, LongAdder> hits = new ConcurrentHashMap<>();

  /** What can be hit at a place. */
  enum What {
    /** The statement matched. */
    MATCHED,
    /** The statement decided. */
    DECIDED,
    /** An entry of its action or resource element named what was asked for. */
    ENTRY,
    /** The condition held. */
    HELD,
    /** The condition did not hold. */
    FAILED
  }

  private record Unit(What what, SourceSpan span) {}

  @Override
  public Outcome ask(ExpectationCase asked) {
    if (asked.accessRequest().isEmpty()) {
      return asked.ask();
    }
    Explanation explanation = asked.explain();
    for (StatementExplanation statement : explanation.statements()) {
      record(statement, explanation.result());
    }
    return asked.outcome(explanation);
  }

  /** What the cases asked so far exercised of the policies of these environments. */
  public Coverage coverage(Collection<Environment> environments) {
    return Coverage.of(PolicyUniverse.of(environments), this);
  }

  long count(What what, SourceSpan span) {
    LongAdder count = hits.get(new Unit(what, span));
    return count == null ? 0 : count.sum();
  }

  private void record(StatementExplanation statement, EvaluationResult result) {
    for (PartExplanation part : statement.parts()) {
      boolean othersFit =
          statement.parts().stream()
              .filter(other -> other.part() != part.part())
              .allMatch(CoverageRecorder::isConditionOrFits);
      if (!othersFit) {
        continue;
      }
      switch (part.part()) {
        case ACTION, RESOURCE -> part.entries().forEach(entry -> hit(What.ENTRY, entry));
        case CONDITION -> condition(part);
        case PRINCIPAL -> {}
      }
    }
    if (statement.outcome() == PartExplanation.Outcome.MATCHES) {
      hit(What.MATCHED, statement.statement().span());
      if (decides(statement, result)) {
        hit(What.DECIDED, statement.statement().span());
      }
    }
  }

  private static boolean isConditionOrFits(PartExplanation part) {
    return part.part() == PartExplanation.Part.CONDITION
        || part.outcome() == PartExplanation.Outcome.MATCHES;
  }

  private void condition(PartExplanation part) {
    switch (part.outcome()) {
      case MATCHES -> hit(What.HELD, part.span());
      case DOES_NOT_MATCH -> hit(What.FAILED, part.span());
      case UNKNOWN -> {}
    }
  }

  private static boolean decides(StatementExplanation statement, EvaluationResult result) {
    Effect effect = statement.statement().effect();
    boolean isDecision =
        effect == Effect.ALLOW
            ? result.decision() == Decision.ALLOWED
            : result.decision() == Decision.EXPLICIT_DENY;
    return isDecision && result.decidedBy().contains(statement.layer());
  }

  private void hit(What what, SourceSpan span) {
    hits.computeIfAbsent(new Unit(what, span), unit -> new LongAdder()).increment();
  }
}
