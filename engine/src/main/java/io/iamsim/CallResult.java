package io.iamsim;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import java.util.List;

/**
 * The answer to a call: one result for each question of its plan, in the plan's order (EVAL-8).
 *
 * @param plan the questions, and what was not asked
 * @param results their answers
 */
public record CallResult(CallPlan plan, List<EvaluationResult> results) {
  public CallResult {
    results = List.copyOf(results);
  }

  /** Denied if one question is, else unknown if one is, else allowed. */
  public Decision decision() {
    return Decision.together(results.stream().map(EvaluationResult::decision).toList());
  }
}
