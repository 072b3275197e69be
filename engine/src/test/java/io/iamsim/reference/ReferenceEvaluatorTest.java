package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the reference to the tables that the rules print. */
final class ReferenceEvaluatorTest {

  @ParameterizedTest
  @MethodSource("io.iamsim.reference.RuleCases#all")
  void decidesAsTheTableSays(AccessCase row) {
    assertThat(Decider.reference().decide(row.request(), row.policies()))
        .as(row.toString())
        .isEqualTo(row.expected());
  }
}
