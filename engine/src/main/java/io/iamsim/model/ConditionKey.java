package io.iamsim.model;

import java.util.Locale;

/**
 * The name of a condition key; names that differ only in case are one key (CTX-1, CTX-6).
 *
 * @param text as written
 * @param canonical in lower case, which is what is compared
 */
public record ConditionKey(String text, String canonical) {

  /** The key of that spelling. */
  public static ConditionKey of(String text) {
    return new ConditionKey(text, text.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConditionKey that && canonical.equals(that.canonical);
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
