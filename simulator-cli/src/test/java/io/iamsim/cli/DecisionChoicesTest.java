package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DecisionChoicesTest {
  private static EvaluationResult result(Decision decision) {
    return new EvaluationResult(
        decision, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED, ALLOWED",
    "ALLOWED ALLOWED, ALLOWED",
    "ALLOWED UNKNOWN, UNKNOWN",
    "UNKNOWN IMPLICIT_DENY ALLOWED, IMPLICIT_DENY",
    "IMPLICIT_DENY EXPLICIT_DENY UNKNOWN, EXPLICIT_DENY",
  })
  void severalResourcesAreDeniedIfOneIsElseUnknownIfOneIs(String parts, Decision expected) {
    List<Decision> decisions = Stream.of(parts.split(" ")).map(Decision::valueOf).toList();
    assertThat(Decision.together(decisions)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED, 0",
    "EXPLICIT_DENY, 1",
    "IMPLICIT_DENY, 1",
    "UNKNOWN, 3",
  })
  void theExitStatusSaysTheDecision(Decision decision, int status) {
    assertThat(ExitStatus.of(decision)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"ALLOW, ALLOWED", "DENY, IMPLICIT_DENY"})
  void anUndecidedRequestIsSettledWithANote(Choices.OnUnknown choice, Decision decision) {
    EvaluationResult settled = choice.settle(result(Decision.UNKNOWN));
    assertThat(settled.decision()).isEqualTo(decision);
    assertThat(settled.notes()).hasSize(1);
    assertThat(settled.notes().get(0).text())
        .isEqualTo(
            "undecided, and taken as "
                + decision.text()
                + " by --on-unknown "
                + (choice == Choices.OnUnknown.ALLOW ? "allow" : "deny"));
  }

  @ParameterizedTest
  @EnumSource(value = Decision.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void aDecidedRequestIsLeftAsItIs(Decision decision) {
    EvaluationResult decided = result(decision);
    assertThat(Choices.OnUnknown.ALLOW.settle(decided)).isSameAs(decided);
  }

  @Test
  void deniedExpectsEitherDenial() {
    assertThat(Decision.values())
        .filteredOn(Choices.Expectation.DENIED::accepts)
        .containsExactly(Decision.EXPLICIT_DENY, Decision.IMPLICIT_DENY);
    assertThat(Decision.values())
        .filteredOn(Choices.Expectation.EXPLICIT_DENY::accepts)
        .containsExactly(Decision.EXPLICIT_DENY);
  }
}
