package io.iamsim.model;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The name of a condition key; names that differ only in case are one key (CTX-1, CTX-6).
 *
 * @param text as written
 * @param canonical in lower case, which is what is compared
 */
public record ConditionKey(String text, String canonical) {
  private static final int MOST_KNOWN = 4_096;

  /**
   * Keys made before, so that the same spelling is mostly the same object; never more than some.
   */
  private static final ConcurrentMap<String, ConditionKey> KNOWN = new ConcurrentHashMap<>();

  /** The key of that spelling. */
  public static ConditionKey of(String text) {
    @Nullable ConditionKey known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    ConditionKey key = new ConditionKey(text, text.toLowerCase(Locale.ROOT));
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(text, key);
    }
    return key;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ConditionKey that && canonical.equals(that.canonical));
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
