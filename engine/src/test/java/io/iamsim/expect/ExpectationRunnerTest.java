package io.iamsim.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpectationRunnerTest {
  /** Every seventh expects what it does not get. */
  private static final List<ExpectationCase> CASES = cases(1500);

  private static List<ExpectationCase> cases(int count) {
    StringBuilder text = new StringBuilder("cases:\n");
    IntStream.range(0, count)
        .forEach(
            i ->
                text.append("  - {name: c")
                    .append(i)
                    .append(", principal: role/analyst, action: s3:DeleteObject, expect: ")
                    .append(i % 7 == 6 ? "allowed" : "denied")
                    .append("}\n"));
    return Sample.load(text.toString()).orElseThrow().cases();
  }

  private static ExpectationRunner.Options options(
      int jobs, boolean failFast, ExpectationRunner.Progress progress) {
    return new ExpectationRunner.Options(jobs, failFast, ExpectationCase::ask, progress);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void outcomesComeInTheOrderOfTheCasesHoweverManyAreAskedAtOnce(int jobs) {
    List<Integer> progress = new ArrayList<>();
    List<Outcome> outcomes = ExpectationRunner.run(CASES, options(jobs, false, progress::add));
    assertThat(outcomes)
        .extracting(outcome -> outcome.expectation().name())
        .containsExactlyElementsOf(IntStream.range(0, 1500).mapToObj(i -> "c" + i).toList());
    assertThat(outcomes).filteredOn(outcome -> !outcome.met()).hasSize(1500 / 7);
    assertThat(progress).isSorted().endsWith(1500);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void failFastStopsBehindTheFirstUnmetExpectation(int jobs) {
    List<Outcome> outcomes = ExpectationRunner.run(CASES, options(jobs, true, done -> {}));
    assertThat(outcomes).hasSize(7);
    assertThat(outcomes.get(6).met()).isFalse();
  }

  @Test
  void aFailureInsideIsNotAnUnmetExpectation() {
    ExpectationRunner.Options broken =
        new ExpectationRunner.Options(
            2,
            false,
            asked -> {
              throw new ArithmeticException("bug");
            },
            done -> {});
    assertThatThrownBy(() -> ExpectationRunner.run(CASES, broken))
        .hasRootCauseInstanceOf(ArithmeticException.class);
  }
}
