package io.iamsim.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  private static final String RATIO = "typical: PREPARED / LINEAR_SCAN";

  private static Results typical(double ours, double scan) {
    return new Results(
        "17",
        "m",
        "d",
        "c",
        "r",
        List.of(
            new Measured("decide/typical/PREPARED", "ns", ours, ours, ours, 5, 0),
            new Measured("decide/typical/LINEAR_SCAN", "ns", scan, scan, scan, 5, 0)));
  }

  private static Guard.Report compare(double baseline, double ours, double scan) {
    return Guard.compare(new Baseline(1.5, Map.of(RATIO, baseline)), typical(ours, scan));
  }

  @Test
  void aRatioMayGrowUpToTheTolerance() {
    assertThat(compare(0.1, 150, 1000).passed()).isTrue();
    assertThat(compare(0.1, 151, 1000).passed()).isFalse();
    assertThat(compare(0.1, 151, 1000).text()).contains("0.10", "0.15", "1.51x", "slower");
  }

  @Test
  void aSlowerMachineIsNoRegression() {
    assertThat(compare(0.1, 1000, 10_000).passed()).isTrue();
  }

  @Test
  void aRatioThatWasNotMeasuredDoesNotPass() {
    Baseline other = new Baseline(1.5, Map.of("hot: 10000 / 10", 1.2));
    Guard.Report report = Guard.compare(other, typical(100, 1000));
    assertThat(report.passed()).isFalse();
    assertThat(report.text()).contains("not measured");
  }

  @Test
  void aBaselineOfNothingGuardsNothing() {
    assertThat(Guard.compare(new Baseline(1.5, Map.of()), typical(100, 1000)).passed()).isFalse();
  }

  @Test
  void muchBetterAsksForANewBaseline() {
    assertThat(compare(0.1, 50, 1000).text()).contains("renew the baseline");
    assertThat(compare(0.1, 90, 1000).text()).doesNotContain("renew the baseline");
  }

  @Test
  void aBaselineComesBackFromItsFile(@TempDir Path folder) {
    Baseline some = Baseline.of(typical(120, 3600));
    some.write(folder.resolve("b.json"));
    assertThat(some.ratios()).containsExactly(Map.entry(RATIO, 0.0333));
    assertThat(Baseline.read(folder.resolve("b.json"))).isEqualTo(some);
  }
}
