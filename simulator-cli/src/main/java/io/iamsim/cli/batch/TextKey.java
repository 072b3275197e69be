package io.iamsim.cli.batch;

import io.iamsim.model.PolicyType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text and how it is read, to look up what it was read as. A key to look up with
 * borrows the line's array; one that is kept has a copy.
 */
final class TextKey {
  private static final int OBJECT_BYTES = 64;

  private final PolicyType type;
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final int hash;

  TextKey(PolicyType type, byte[] bytes, int from, int to) {
    this(type, bytes, from, to, 31 * Bytes.hash(bytes, from, to) + type.ordinal());
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
