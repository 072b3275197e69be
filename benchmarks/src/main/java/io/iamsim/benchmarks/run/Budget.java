package io.iamsim.benchmarks.run;

import java.time.Duration;

/**
 * How long one JMH measurement may take, so that a whole set takes the time that it was given.
 *
 * @param forks processes, one after the other
 * @param warmups iterations that do not count
 * @param iterations iterations that count, in each process
 * @param iteration how long each takes
 */
record Budget(int forks, int warmups, int iterations, Duration iteration) {
  /** What a process costs beside its iterations: its start, and making and checking a contender. */
  private static final Duration OVERHEAD = Duration.ofMillis(1500);

  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Nothing but a look whether it runs at all. */
  static final Budget TINY = new Budget(1, 1, 1, Duration.ofMillis(20));

  /** The budget of one of {@code measurements} that share the time. */
  static Budget of(Duration all, int measurements) {
    Duration each = all.dividedBy(measurements);
    int forks = each.compareTo(Duration.ofSeconds(15)) >= 0 ? 2 : 1;
    int warmups = 4;
    int iterations = forks == 2 ? 7 : 6;
    Duration iteration =
        each.dividedBy(forks).minus(OVERHEAD).dividedBy((long) warmups + iterations);
    return new Budget(forks, warmups, iterations, within(iteration));
  }

  /** The same with twice the warm-up, within reason. */
  Budget warmedUpForLong() {
    return equals(TINY) ? this : new Budget(forks, 2 * warmups, iterations, iteration);
  }

  private static Duration within(Duration wished) {
    if (wished.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
  }

  /** The time that a measurement takes by this budget. */
  Duration total() {
    return OVERHEAD.plus(iteration.multipliedBy((long) warmups + iterations)).multipliedBy(forks);
  }
}
