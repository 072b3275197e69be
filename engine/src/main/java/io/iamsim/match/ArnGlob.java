package io.iamsim.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern over ARNs. The first five colons part a pattern into six parts, and what a wildcard may
 * cross depends on where it stands.
 *
 * <p>{@link #matches} reads it as a {@code Resource} entry does (MATCH-23): a star at the end of a
 * part may run on past the following colons, every other wildcard of the first five parts stays
 * within its part, and in the sixth part colons are characters like any other. {@link
 * #matchesPartByPart} reads it as {@code ArnLike} does (COND-32): six parts against six parts.
 */
public final class ArnGlob {
  private static final int PARTS = 6;

  private final int[] tokens;
  private final Glob[] parts;
  private final int colons;

  private ArnGlob(int[] tokens, Glob[] parts, int colons) {
    this.tokens = tokens;
    this.parts = parts;
    this.colons = colons;
  }

  static ArnGlob ofTokens(int[] tokens) {
    List<Glob> parts = new ArrayList<>();
    int start = 0;
    int colons = 0;
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] == ':') {
        colons++;
        if (parts.size() < PARTS - 1) {
          parts.add(Glob.ofTokens(Arrays.copyOfRange(tokens, start, i)));
          start = i + 1;
        }
      }
    }
    parts.add(Glob.ofTokens(Arrays.copyOfRange(tokens, start, tokens.length)));
    return new ArnGlob(tokens, parts.toArray(new Glob[0]), colons);
  }

  /** How many of the six parts the pattern has. */
  public int partCount() {
    return parts.length;
  }

  /** True if the ARN matches the pattern as a {@code Resource} entry (MATCH-23). */
  public boolean matches(String arn) {
    if (matchesPartByPart(arn)) {
      return true;
    }
    return (parts.length < PARTS || count(arn) > colons) && matchesAcrossParts(arn);
  }

  /** True if each of the six parts of the ARN matches the pattern's (COND-32). */
  public boolean matchesPartByPart(String arn) {
    if (parts.length != PARTS) {
      return false;
    }
    int from = 0;
    for (int part = 0; part < PARTS - 1; part++) {
      int to = arn.indexOf(':', from);
      if (to < 0 || !parts[part].matches(arn, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return parts[PARTS - 1].matches(arn, from, arn.length());
  }

  private static int count(String arn) {
    int count = 0;
    for (int i = 0; i < arn.length(); i++) {
      if (arn.charAt(i) == ':') {
        count++;
      }
    }
    return count;
  }

  /**
   * All ways through the pattern at once: {@code live[t]} says that the text so far fits the first
   * {@code t} tokens. Needed only when a star may swallow colons; text length times pattern length.
   */
  private boolean matchesAcrossParts(String arn) {
    boolean[] live = new boolean[tokens.length + 1];
    live[0] = true;
    passEmptyStars(live);
    int at = 0;
    while (at < arn.length()) {
      int next = Glob.behind(arn, at, arn.length());
      boolean pair = next == at + 2;
      char c = arn.charAt(at);
      boolean[] then = new boolean[tokens.length + 1];
      int part = 0;
      for (int t = 0; t < tokens.length; t++) {
        if (live[t]) {
          if (tokens[t] == Glob.ANY_SEQUENCE) {
            then[t] |= c != ':' || crosses(t, part);
          } else if (tokens[t] == Glob.ANY_CHARACTER) {
            then[t + 1] |= c != ':' || part == PARTS - 1;
          } else if (pair) {
            then[t + 2 <= tokens.length ? t + 2 : t] |= fitsPair(t, arn, at);
          } else {
            then[t + 1] |= tokens[t] == c;
          }
        }
        part = tokens[t] == ':' && part < PARTS - 1 ? part + 1 : part;
      }
      passEmptyStars(then);
      live = then;
      at = next;
    }
    return live[tokens.length];
  }

  private boolean fitsPair(int token, String arn, int at) {
    return token + 1 < tokens.length
        && tokens[token] == arn.charAt(at)
        && tokens[token + 1] == arn.charAt(at + 1);
  }

  private boolean crosses(int star, int part) {
    return part == PARTS - 1 || star + 1 == tokens.length || tokens[star + 1] == ':';
  }

  private void passEmptyStars(boolean[] live) {
    for (int t = 0; t < tokens.length; t++) {
      live[t + 1] |= live[t] && tokens[t] == Glob.ANY_SEQUENCE;
    }
  }
}
