package io.iamsim.model;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The name of a condition key; names that differ only in case are one key (CTX-1, CTX-6). */
public final class ConditionKey {
  private static final int MOST_KNOWN = 4_096;

  /**
   * Keys made before, so that the same spelling is mostly the same object; never more than some.
   */
  private static final ConcurrentMap<String, ConditionKey> KNOWN = new ConcurrentHashMap<>();

  private final String text;
  private final String canonical;
  private final int hash;

  private ConditionKey(String text) {
    this.text = text;
    this.canonical = text.toLowerCase(Locale.ROOT);
    this.hash = canonical.hashCode();
  }

  /** The key of that spelling. */
  public static ConditionKey of(String text) {
    @Nullable ConditionKey known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    ConditionKey key = new ConditionKey(text);
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(text, key);
    }
    return key;
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** In lower case, which is what is compared. */
  public String canonical() {
    return canonical;
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ConditionKey that
            && hash == that.hash
            && canonical.equals(that.canonical));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return text;
  }
}
