package io.iamsim.model;

import io.iamsim.source.SourceSpan;

/**
 * One entry of {@code Action} or {@code NotAction}; what it matches is said by MATCH-1 to MATCH-7.
 *
 * @param text as written
 * @param span the entry in its file
 */
public record ActionPattern(String text, SourceSpan span) {

  /** True for {@code *} and its synonym {@code *:*} (MATCH-3). */
  public boolean matchesEverything() {
    return matchesEverything(text);
  }

  /** True for the text of an entry that {@link #matchesEverything()}. */
  public static boolean matchesEverything(String text) {
    return text.equals("*") || text.equals("*:*");
  }
}
