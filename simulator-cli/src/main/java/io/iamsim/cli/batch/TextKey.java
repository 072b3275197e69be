package io.iamsim.cli.batch;

import io.iamsim.model.PolicyType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text and how it is read, to look up what it was read as. A key to look up with
 * borrows the line's array; one that is kept has a copy.
 */
final class TextKey {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final int OBJECT_BYTES = 64;

  private final PolicyType type;
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int hash;

  TextKey(PolicyType type, byte[] bytes, int from, int to) {
    this(type, bytes, from, to, hash(type, bytes, from, to));
  }

  private TextKey(PolicyType type, byte[] bytes, int from, int to, int hash) {
    this.type = type;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.hash = hash;
  }

  /** The same key with a text of its own. */
  TextKey copy() {
    return new TextKey(type, Arrays.copyOfRange(bytes, from, to), 0, to - from, hash);
  }

  /** About how many bytes a copy takes. */
  int weight() {
    return OBJECT_BYTES + to - from;
  }

  /** Eight bytes at a time, since policies are long. */
  private static int hash(PolicyType type, byte[] bytes, int from, int to) {
    long hash = type.ordinal();
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextKey that
        && hash == that.hash
        && type == that.type
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
