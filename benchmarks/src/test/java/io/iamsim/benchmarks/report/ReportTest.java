package io.iamsim.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.benchmarks.report.Target.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
  @TempDir Path folder;

  private static Measured decide(String name, double nanos) {
    return new Measured("decide/" + name, "ns", nanos, nanos, nanos, 5, 0);
  }

  private static Results results(Measured... measured) {
    return new Results("17.0.1+5", "2 x chip", "2026-01-01", "bench", "abc", List.of(measured));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Measured.of("x", "ms", 9, 1, 3, 5).median()).isEqualTo(4);
    assertThat(Measured.of("x", "ms", 9, 1, 3).median()).isEqualTo(3);
    assertThat(Measured.of("x", "ms", 9, 1, 3).low()).isEqualTo(1);
    assertThat(Measured.of("x", "ms", 9, 1, 3).high()).isEqualTo(9);
  }

  @Test
  void resultsComeBackFromTheirFile() {
    Results some = results(decide("typical/PREPARED", 120));
    Path file = folder.resolve("a/java-17.json");
    some.write(file);
    assertThat(Results.read(file)).isEqualTo(some);
  }

  @Test
  void aSecondMeasurementReplacesTheFirst() {
    Results some = results(decide("a/PREPARED", 1)).plus(decide("a/PREPARED", 2));
    assertThat(some.measured()).containsExactly(decide("a/PREPARED", 2));
  }

  @Test
  void aRatioNeedsBothMedians() {
    Results some = results(decide("a/PREPARED", 10), decide("a/JCASBIN", 2500));
    assertThat(some.ratio("decide/a/JCASBIN", "decide/a/PREPARED")).hasValue(250);
    assertThat(some.ratio("decide/a/CEDAR", "decide/a/PREPARED")).isEmpty();
  }

  @Test
  void aFeatureReleaseIsReadFromAnyVersion() {
    assertThat(results().release()).isEqualTo(17);
    assertThat(new Results("25", "", "", "", "", List.of()).release()).isEqualTo(25);
  }

  @Test
  void aMissedTargetIsMarked() {
    Target target =
        new Target("t", new Limit.AtMost(250), " ns", found -> found.median("decide/a/PREPARED"));
    assertThat(target.wanted()).isEqualTo("at most 250 ns");
    assertThat(target.found(results(decide("a/PREPARED", 250)))).isEqualTo("250 ns");
    assertThat(target.found(results(decide("a/PREPARED", 251)))).isEqualTo("251 ns (missed)");
    assertThat(target.found(results())).isEqualTo("not measured");
    Target least = new Target("t", new Limit.AtLeast(5), "x", found -> OptionalDouble.of(4.9));
    assertThat(least.found(results())).isEqualTo("4.90x (missed)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0;0", "1234.6;1,235", "99.96;100", "12.34;12.3", "1.8;1.80", "0.00347;0.0035"})
  void aNumberShowsThreeDigits(double value, String text) {
    assertThat(Target.number(value)).isEqualTo(text);
  }

  @Test
  void theTableHasAColumnForEachJava() {
    Results later = new Results("25.0.1", "m", "d", "c", "r", List.of());
    String text = TargetTable.markdown(List.of(results(decide("typical/PREPARED", 120)), later));
    assertThat(text)
        .startsWith("| measure | target | Java 17 | Java 25 |\n| --- | --- | --- | --- |\n")
        .contains("| typical, prepared principal | at most 250 ns | 120 ns | not measured |");
  }

  @Test
  void aTerminalShowsOnlyWhatWasMeasured() {
    Results starts =
        results(Measured.of("start/java", "ms", 40), Measured.of("start/can", "ms", 140));
    assertThat(TargetTable.text(List.of(starts)).lines().toList())
        .containsExactly(
            "measure                           target      Java 17",
            "iamsim can against java -version  at most 4x  3.50x");
  }

  @Test
  void everyContenderIsComparedWithOurs() {
    Results some =
        results(
            decide("small64/PREPARED", 50), decide("small64/JCASBIN", 3000), decide("x/NAIVE", 7));
    assertThat(ContenderTable.rows(some))
        .containsExactly(
            List.of("workload", "contender", "ns a decision", "times ours", "B a decision"),
            List.of("small64", "PREPARED", "50.0", "1.00", "0"),
            List.of("small64", "JCASBIN", "3,000", "60.0", "0"),
            List.of("x", "NAIVE", "7.00", "", "0"));
  }

  @Test
  void aChartHasALineForEachContenderThatWasMeasured() {
    Results some =
        results(
            decide("hot-10/PREPARED", 100),
            decide("hot-10000/PREPARED", 200),
            decide("hot-10/JCASBIN", 5000),
            decide("hot-10000/JCASBIN", 5_000_000));
    String svg = ScalingChart.svg("hot", some);
    assertThat(svg.split("<polyline", -1)).hasSize(3);
    assertThat(svg).contains(">iamsim</text>", ">jCasbin</text>").doesNotContain("cedar");
    assertThat(ScalingChart.svg("infix", some)).isEmpty();
  }

  @Test
  void thePageKeepsWhatStandsOutsideItsMarks() throws IOException {
    Path page = folder.resolve("performance.md");
    Files.writeString(
        page, "before\n" + PerformancePage.BEGIN + "\nold\n" + PerformancePage.END + "\nafter\n");
    Files.createDirectories(folder.resolve("performance"));
    PerformancePage.write(
        folder.resolve("performance"),
        List.of(results(decide("hot-10/PREPARED", 100), decide("hot-100/PREPARED", 100))));
    String text = Files.readString(page);
    assertThat(text)
        .startsWith("before\n")
        .endsWith(PerformancePage.END + "\nafter\n")
        .contains("![hot, Java 17](performance/hot-java-17.svg)")
        .doesNotContain("old");
    assertThat(folder.resolve("performance/hot-java-17.svg")).exists();
  }

  @Test
  void aPageWithoutMarksIsNotTouched() {
    assertThatThrownBy(() -> PerformancePage.between("text", "measured"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
