package io.iamsim.cli.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads each distinct policy text of a stream once, within bounded memory; positions in what it
 * gives count from the start of the policy.
 *
 * <p>Equal texts give the same document object, by which the engine knows what it has compiled.
 */
final class DocumentCache {
  /** Of policy text; what is made of a text takes several times its size. */
  private static final long MOST_BYTES = 8L << 20;

  private static final int ENTRY_BYTES = 64;

  private final ParseMode mode;
  private final Cache<Key, Checked<PolicyDocument>> documents =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, Checked<PolicyDocument> document) -> ENTRY_BYTES + key.to - key.from)
          .executor(Runnable::run)
          .build();

  DocumentCache(ParseMode mode) {
    this.mode = mode;
  }

  /**
   * The document in a stretch of bytes.
   *
   * @throws CharacterCodingException if the bytes are not UTF-8
   */
  Checked<PolicyDocument> get(PolicyType type, byte[] bytes, int from, int to)
      throws CharacterCodingException {
    Key key = new Key(type, bytes, from, to);
    @Nullable Checked<PolicyDocument> known = documents.getIfPresent(key);
    if (known != null) {
      return known;
    }
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, from, to - from))
            .toString();
    Checked<PolicyDocument> read = PolicyParser.parse(SourceText.of("", text), type, mode);
    documents.put(key.copy(), read);
    return read;
  }

  /** A policy type and a text; a key to look up with borrows the line's array. */
  private static final class Key {
    private final PolicyType type;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    Key(PolicyType type, byte[] bytes, int from, int to) {
      this.type = type;
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.hash = hash(type, bytes, from, to);
    }

    Key copy() {
      return new Key(type, Arrays.copyOfRange(bytes, from, to), 0, to - from);
    }

    private static int hash(PolicyType type, byte[] bytes, int from, int to) {
      int hash = type.ordinal();
      for (int i = from; i < to; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && hash == that.hash
          && type == that.type
          && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
