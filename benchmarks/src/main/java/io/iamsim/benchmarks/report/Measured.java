package io.iamsim.benchmarks.report;

import java.util.Arrays;

/**
 * One measured quantity.
 *
 * @param id what was measured, such as {@code decide/typical/PREPARED}
 * @param unit of the three values: {@code ns} for one operation, {@code ms}, {@code 1/s} or {@code
 *     B}
 * @param median of the samples
 * @param low the smallest sample
 * @param high the largest sample
 * @param samples how many there are
 * @param bytesPerOperation what one operation allocates; negative where that was not measured
 */
public record Measured(
    String id,
    String unit,
    double median,
    double low,
    double high,
    int samples,
    double bytesPerOperation) {
  private static final double NOT_MEASURED = -1;

  /** From samples without allocation; at least one. */
  public static Measured of(String id, String unit, double... samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return new Measured(
        id,
        unit,
        median(sorted),
        sorted[0],
        sorted[sorted.length - 1],
        sorted.length,
        NOT_MEASURED);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
