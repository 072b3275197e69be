package io.iamsim.cli.bench;

/**
 * Counts durations in buckets that grow with them: sixteen to each doubling, so that what comes out
 * is within a sixteenth of what went in, whatever its size.
 */
public final class LatencyHistogram {
  private static final int SUB_BITS = 4;
  private static final int SUBS = 1 << SUB_BITS;
  private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUBS;

  private final long[] counts = new long[BUCKETS];
  private long count;
  private long longest;

  /** Counts one duration in nanoseconds; a negative one as none at all. */
  public void record(long nanos) {
    long value = Math.max(0, nanos);
    counts[bucket(value)]++;
    count++;
    longest = Math.max(longest, value);
  }

  /** Counts what another has counted. */
  public void add(LatencyHistogram other) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    longest = Math.max(longest, other.longest);
  }

  /** How many were counted. */
  public long count() {
    return count;
  }

  /** The longest, exactly. */
  public long longest() {
    return longest;
  }

  /**
   * The duration that this part of all does not exceed.
   *
   * @param part from 0 to 1
   * @return the end of its bucket, or 0 if nothing was counted
   */
  public long percentile(double part) {
    long wanted = Math.max(1, (long) Math.ceil(part * count));
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(longest, end(i));
      }
    }
    return 0;
  }

  private static int bucket(long value) {
    if (value < SUBS) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
    return (shift + 1) * SUBS + (int) (value >>> shift) - SUBS;
  }

  /** The longest duration of a bucket. */
  private static long end(int bucket) {
    if (bucket < SUBS) {
      return bucket;
    }
    int shift = bucket / SUBS - 1;
    return ((long) (bucket % SUBS + SUBS + 1) << shift) - 1;
  }
}
