package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.environment.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the engine to the tables that the rules print. */
final class EngineRulesTest {
  private static final IamEngine ENGINE = IamEngine.of(Environment.empty());

  @ParameterizedTest
  @MethodSource("io.iamsim.reference.RuleCases#all")
  void decidesAsTheTableSays(AccessCase row) {
    Decider engine = (request, policies) -> ENGINE.authorize(request, policies).decision();
    assertThat(engine.decide(row.request(), row.policies()))
        .as(row.toString())
        .isEqualTo(row.expected());
  }
}
