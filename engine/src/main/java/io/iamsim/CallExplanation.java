package io.iamsim;

import io.iamsim.decision.Decision;
import io.iamsim.explain.Explanation;
import java.util.List;

/**
 * The answer to a call with everything that led to it, question by question in the plan's order.
 *
 * @param plan the questions, and what was not asked
 * @param explanations their answers
 */
public record CallExplanation(CallPlan plan, List<Explanation> explanations) {
  public CallExplanation {
    explanations = List.copyOf(explanations);
  }

  /** Denied if one question is, else unknown if one is, else allowed. */
  public Decision decision() {
    return Decision.together(
        explanations.stream().map(explanation -> explanation.result().decision()).toList());
  }
}
