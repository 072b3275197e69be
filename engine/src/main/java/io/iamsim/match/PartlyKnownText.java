package io.iamsim.match;

import java.util.Arrays;

/**
 * A text of which a stretch in the middle is not known: all the texts that begin and end in a known
 * way. A pattern may match all of them, some or none.
 *
 * <p><b>All.</b> A pattern matches every such text if it matches those whose unknown stretch is
 * {@code n} times a character that the pattern does not have, for every {@code n} up to one more
 * than the pattern has tokens: such characters are matched by wildcards only, which match any other
 * as well, and with more of them than tokens one lies within a star, which takes any further ones.
 *
 * <p><b>Some.</b> The pattern's positions are followed through the beginning, then through any
 * stretch, then through the end.
 *
 * @param beginning what the texts begin with
 * @param end what they end with, behind the beginning
 * @param path true if the unknown stretch is empty or ends in a slash
 * @param label true if, beside, it has nothing but small letters, digits and hyphens before that
 *     slash, and one at least
 */
public record PartlyKnownText(String beginning, String end, boolean path, boolean label) {
  /** Any text. */
  public static final PartlyKnownText ANY = new PartlyKnownText("", "", false, false);

  /** A character of the private use area, which no policy has a reason to name. */
  private static final String FRESH = "\uE0FF";

  /** True if the pattern matches every such text. */
  public boolean isCoveredBy(Glob pattern) {
    return allMatch(pattern.size(), pattern::matches);
  }

  /** True if the pattern may match one of these texts. */
  public boolean meets(Glob pattern) {
    return meets(pattern.tokens(), 0, beginning);
  }

  /** True if the ARN pattern matches every such text part by part (COND-32). */
  public boolean isCoveredPartByPartBy(ArnGlob pattern) {
    return allMatch(pattern.size(), pattern::matchesPartByPart);
  }

  /** True if the ARN pattern may match one of these texts part by part (COND-32). */
  public boolean meetsPartByPart(ArnGlob pattern) {
    int[] ends = new int[ArnGlob.PARTS];
    int[] tokens = pattern.tokens();
    boolean comparable = ArnGlob.parts(tokens, tokens.length, ends) == ArnGlob.PARTS;
    int at = 0;
    for (int part = 0; comparable && part < ArnGlob.PARTS - 1; part++) {
      int colon = beginning.indexOf(':', at);
      if (colon < 0) {
        return true; // the unknown stretch may hold any colons
      }
      if (!Glob.matches(tokens, ArnGlob.start(ends, part), ends[part], beginning, at, colon)) {
        return false;
      }
      at = colon + 1;
    }
    return comparable
        && meets(tokens, ArnGlob.start(ends, ArnGlob.PARTS - 1), beginning.substring(at));
  }

  /** True if it may be this very text. */
  public boolean mayBe(String text) {
    boolean around =
        text.length() >= beginning.length() + end.length()
            && text.startsWith(beginning)
            && text.endsWith(end);
    if (!around || !path) {
      return around;
    }
    String between = text.substring(beginning.length(), text.length() - end.length());
    return between.isEmpty()
        || (between.endsWith("/")
            && (!label || isLabel(between.substring(0, between.length() - 1))));
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty() && text.chars().allMatch(PartlyKnownText::isOfLabel);
  }

  private static boolean isOfLabel(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private interface Matcher {
    boolean matches(String text);
  }

  private boolean allMatch(int tokens, Matcher pattern) {
    if (!pattern.matches(beginning + end)) {
      return false;
    }
    for (int n = 1; n <= tokens + 1; n++) {
      String between = FRESH.repeat(n) + (path ? "/" : "");
      if (!pattern.matches(beginning + between + end)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the tokens from {@code first} on match a known rest, any stretch and the end. */
  private boolean meets(int[] tokens, int first, String known) {
    boolean[] at = new boolean[tokens.length + 1];
    at[first] = true;
    at = behind(tokens, at, known);
    if (label) {
      return behind(tokens, behindLabel(tokens, at), end)[tokens.length];
    }
    boolean[] afterStretch = at.clone();
    int earliest = 0;
    while (earliest < at.length && !at[earliest]) {
      earliest++;
    }
    for (int position = earliest; position < at.length; position++) {
      boolean endsInSlash =
          position > earliest && (tokens[position - 1] == '/' || tokens[position - 1] < 0);
      boolean star = position < tokens.length && tokens[position] == Glob.ANY_SEQUENCE;
      afterStretch[position] |= !path || endsInSlash || star;
    }
    return behind(tokens, afterStretch, end)[tokens.length];
  }

  /** The positions in the pattern where it may stand behind nothing or a label and a slash. */
  private static boolean[] behindLabel(int[] tokens, boolean[] before) {
    boolean[] within = new boolean[tokens.length + 1];
    for (int position = 0; position < tokens.length; position++) {
      boolean here = before[position] || within[position];
      int token = tokens[position];
      if (here && token == Glob.ANY_SEQUENCE) {
        within[position] = true;
        before[position + 1] |= before[position];
        within[position + 1] = true;
      } else if (here && (token == Glob.ANY_CHARACTER || isOfLabel(token))) {
        within[position + 1] = true;
      }
    }
    boolean[] all = before.clone();
    boolean[] behindSlash = behind(tokens, within, "/");
    for (int position = 0; position < all.length; position++) {
      all[position] |= behindSlash[position];
    }
    return all;
  }

  /** The positions in the pattern where it may stand behind a text. */
  private static boolean[] behind(int[] tokens, boolean[] before, String text) {
    boolean[] at = withStarsSkipped(tokens, before);
    for (int i = 0; i < text.length(); ) {
      int next = Glob.behind(text, i, text.length());
      boolean[] then = new boolean[at.length];
      for (int position = 0; position < tokens.length; position++) {
        if (at[position]) {
          step(tokens, position, text, i, next, then);
        }
      }
      at = withStarsSkipped(tokens, then);
      i = next;
    }
    return at;
  }

  private static void step(
      int[] tokens, int position, String text, int from, int to, boolean[] then) {
    int token = tokens[position];
    if (token == Glob.ANY_SEQUENCE) {
      then[position] = true;
    } else if (token == Glob.ANY_CHARACTER) {
      then[position + 1] = true;
    } else if (token == text.charAt(from)) {
      boolean pair = to - from == 2;
      boolean fits =
          !pair || (position + 1 < tokens.length && tokens[position + 1] == text.charAt(from + 1));
      if (fits) {
        then[position + (to - from)] = true;
      }
    }
  }

  private static boolean[] withStarsSkipped(int[] tokens, boolean[] at) {
    boolean[] all = Arrays.copyOf(at, at.length);
    for (int position = 0; position < tokens.length; position++) {
      if (all[position] && tokens[position] == Glob.ANY_SEQUENCE) {
        all[position + 1] = true;
      }
    }
    return all;
  }
}
