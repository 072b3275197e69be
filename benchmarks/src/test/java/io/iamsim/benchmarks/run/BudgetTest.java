package io.iamsim.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({"5, 50", "5, 60", "11, 80", "25, 80", "4, 15"})
  void aSetTakesTheTimeThatItWasGiven(int minutes, int measurements) {
    Duration all = Duration.ofMinutes(minutes);
    Duration planned = Budget.of(all, measurements).total().multipliedBy(measurements);
    assertThat(planned).isLessThanOrEqualTo(all);
    assertThat(planned).isGreaterThan(all.multipliedBy(2).dividedBy(3));
  }

  @Test
  void aLongMeasurementIsSplitOverTwoProcesses() {
    assertThat(Budget.of(Duration.ofSeconds(20), 1).forks()).isEqualTo(2);
    assertThat(Budget.of(Duration.ofSeconds(10), 1).forks()).isEqualTo(1);
  }

  @Test
  void noIterationIsTooShortToMeasure() {
    assertThat(Budget.of(Duration.ofSeconds(1), 100).iteration()).isEqualTo(Duration.ofMillis(50));
  }
}
