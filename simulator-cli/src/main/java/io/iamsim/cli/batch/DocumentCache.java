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

  private final ParseMode mode;
  private final Cache<TextKey, Checked<PolicyDocument>> documents =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((TextKey key, Checked<PolicyDocument> document) -> key.weight())
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
    TextKey key = new TextKey(type, bytes, from, to);
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
}
