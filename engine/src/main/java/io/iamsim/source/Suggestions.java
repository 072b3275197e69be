package io.iamsim.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int FURTHEST = 3;

  private Suggestions() {}

  /**
   * The candidates that are close to the word, the closest first, three at most; only one if it
   * differs in nothing but case, and only those that are one edit away if there are such.
   */
  public static List<String> near(String word, Collection<String> candidates) {
    Optional<String> same =
        candidates.stream().filter(candidate -> candidate.equalsIgnoreCase(word)).findFirst();
    if (same.isPresent()) {
      return List.of(same.get());
    }
    int reach = Math.max(1, Math.min(FURTHEST, word.length() / 3));
    List<String> near =
        candidates.stream()
            .filter(candidate -> distance(word, candidate) <= reach || begins(candidate, word))
            .sorted(
                Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                    .thenComparing(Comparator.naturalOrder()))
            .distinct()
            .limit(MOST)
            .toList();
    return near.isEmpty() || distance(word, near.get(0)) > 1
        ? near
        : near.stream().filter(candidate -> distance(word, candidate) <= 1).toList();
  }

  /** {@code did you mean `x`?}, or empty if nothing is close. */
  public static String didYouMean(String word, Collection<String> candidates) {
    List<String> near = near(word, candidates);
    return near.isEmpty() ? "" : "did you mean " + quoted(near, " or ") + "?";
  }

  /** {@code did you mean `x`?}, or the advice given if nothing is close. */
  public static String help(String word, Collection<String> candidates, String otherwise) {
    String meant = didYouMean(word, candidates);
    return meant.isEmpty() ? otherwise : meant;
  }

  /** The words in backticks. */
  public static String quoted(Collection<String> words, String separator) {
    return String.join(separator, words.stream().map(word -> "`" + word + "`").toList());
  }

  private static boolean begins(String candidate, String word) {
    return word.length() >= 3
        && candidate.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
  }

  /** Edits, ignoring case, a swap of neighbours counting once. */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
