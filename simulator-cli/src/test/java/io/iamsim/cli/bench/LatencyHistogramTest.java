package io.iamsim.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyHistogramTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        15,
        16,
        17,
        31,
        32,
        33,
        250,
        1023,
        1024,
        99_999,
        1_000_000_007,
        Long.MAX_VALUE / 2
      })
  void aDurationComesOutWithinASixteenthOfItself(long nanos) {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(nanos);
    histogram.record(Long.MAX_VALUE);
    long found = histogram.percentile(0.5);
    assertThat(found).isBetween(nanos, nanos + Math.max(0, nanos / 16));
  }

  @Test
  void percentilesCountFromBelow() {
    LatencyHistogram histogram = new LatencyHistogram();
    for (int i = 1; i <= 1000; i++) {
      histogram.record(i <= 900 ? 10 : i <= 990 ? 100 : 5000);
    }
    assertThat(histogram.count()).isEqualTo(1000);
    assertThat(histogram.percentile(0.5)).isEqualTo(10);
    assertThat(histogram.percentile(0.9)).isEqualTo(10);
    assertThat(histogram.percentile(0.901)).isBetween(100L, 106L);
    assertThat(histogram.percentile(0.99)).isBetween(100L, 106L);
    assertThat(histogram.percentile(0.999)).isEqualTo(5000);
    assertThat(histogram.longest()).isEqualTo(5000);
  }

  @Test
  void nothingCountedIsZeroAndAClockThatGoesBackTakesNoTime() {
    LatencyHistogram histogram = new LatencyHistogram();
    assertThat(histogram.percentile(0.5)).isZero();
    histogram.record(-5);
    assertThat(histogram.percentile(0.5)).isZero();
    assertThat(histogram.count()).isEqualTo(1);
  }

  @Test
  void twoHistogramsTogetherAreAsOne() {
    LatencyHistogram one = new LatencyHistogram();
    LatencyHistogram other = new LatencyHistogram();
    one.record(10);
    other.record(20);
    other.record(7000);
    one.add(other);
    assertThat(one.count()).isEqualTo(3);
    assertThat(one.percentile(0.6)).isEqualTo(20);
    assertThat(one.longest()).isEqualTo(7000);
  }
}
