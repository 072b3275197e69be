package io.iamsim.testing;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Layer;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.ExplanationText;
import io.iamsim.request.AccessRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** A decision, of which more can be asserted; every failure comes with the explanation. */
public final class DecisionAssert {
  private final AccessRequest request;
  private final Explanation explanation;

  DecisionAssert(AccessRequest request, Explanation explanation) {
    this.request = request;
    this.explanation = explanation;
  }

  Decision decision() {
    return explanation.result().decision();
  }

  /** Asserts that the layer is among those that decide. */
  public DecisionAssert because(Layer layer) {
    isTrue(
        explanation.result().decidedBy().contains(layer),
        "expected to be decided by " + layer.text());
    return this;
  }

  /**
   * Asserts that the layer of this name, such as {@code serviceControl}, is among those that
   * decide.
   */
  public DecisionAssert because(String layer) {
    return because(
        Layer.parse(layer)
            .orElseThrow(() -> new IllegalArgumentException("`" + layer + "` is no layer")));
  }

  /** Asserts that a statement denies, and not only that nothing allows. */
  public DecisionAssert explicitly() {
    isTrue(decision() == Decision.EXPLICIT_DENY, "expected to be denied explicitly");
    return this;
  }

  /** The decision with everything that led to it, for assertions of one's own. */
  public Explanation explanation() {
    return explanation;
  }

  void isTrue(boolean holds, String wanted) {
    if (!holds) {
      String layers =
          explanation.result().decidedBy().stream()
              .map(Layer::text)
              .collect(Collectors.joining(" and "));
      Assertions.fail(
          wanted
              + ", but is "
              + decision().text()
              + (layers.isEmpty() ? "" : " because of " + layers)
              + "\n"
              + String.join(
                  "\n", ExplanationText.lines(request, explanation, span -> Optional.empty())));
    }
  }
}
