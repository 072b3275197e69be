package io.iamsim.cli.bench;

import io.iamsim.decision.Decision;
import java.util.List;
import java.util.Map;

/**
 * What was measured in an environment.
 *
 * @param principals how many there are
 * @param statements how many statements their identity-based policies have together
 * @param requests how many different requests were drawn
 * @param threads how many threads asked
 * @param seed what they were drawn by
 * @param loadMillis reading the environment's files
 * @param firstMillis the first decision of every request, policies compiled on the way
 * @param heapBytes what the environment, the compiled policies and the requests keep
 * @param perSecond decisions a second, all threads together
 * @param latency how long a decision takes
 * @param clockNanos what reading the clock adds to each latency
 * @param decisions how the requests were decided
 * @param slowest the principals whose decisions take longest, the slowest first
 */
public record BenchResult(
    int principals,
    long statements,
    int requests,
    int threads,
    long seed,
    double loadMillis,
    double firstMillis,
    long heapBytes,
    double perSecond,
    Latency latency,
    long clockNanos,
    Map<Decision, Integer> decisions,
    List<Slow> slowest) {
  public BenchResult {
    decisions = Map.copyOf(decisions);
    slowest = List.copyOf(slowest);
  }

  /** Nanoseconds that so many of a hundred (of a thousand) decisions do not exceed. */
  public record Latency(long count, long p50, long p90, long p99, long p999, long longest) {
    /** What a histogram says. */
    public static Latency of(LatencyHistogram histogram) {
      return new Latency(
          histogram.count(),
          histogram.percentile(0.5),
          histogram.percentile(0.9),
          histogram.percentile(0.99),
          histogram.percentile(0.999),
          histogram.longest());
    }
  }

  /**
   * A principal and its cost.
   *
   * @param principal the ARN
   * @param medianNanos of its decisions
   * @param statements in its identity-based policies
   */
  public record Slow(String principal, long medianNanos, long statements) {}
}
