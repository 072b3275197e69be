package io.iamsim.cli.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at long stretches of bytes eight at a time. */
final class Bytes {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  /** Where the first newline of the stretch is; its end if there is none. */
  static int newline(byte[] bytes, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long zeroAtNewline = (long) WORDS.get(bytes, at) ^ ('\n' * ONES);
      long found = (zeroAtNewline - ONES) & ~zeroAtNewline & TOPS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** A hash of the stretch. */
  static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) WORDS.get(bytes, at)) * MIXER;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * MIXER;
    }
    return Long.hashCode(hash);
  }
}
