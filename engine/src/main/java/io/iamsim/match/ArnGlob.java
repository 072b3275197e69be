package io.iamsim.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern over ARNs. The first five colons part a pattern into six parts, and what a wildcard may
 * cross depends on where it stands.
 *
 * <p>{@link #matches} reads it as a {@code Resource} entry does (MATCH-23): a star at the end of a
 * part may run on past the following colons, every other wildcard of the first five parts stays
 * within its part, and in the sixth part colons are characters like any other. {@link
 * #matchesPartByPart} reads it as {@code ArnLike} does (COND-32): six parts against six parts.
 *
 * <p>There are many of these, so they are small: the part of the pattern before its wildcards is
 * not kept again but read in the text that the pattern was made of. If no wildcard stands in the
 * first five parts, what is left is a pattern over the rest of the sixth, mostly one star or
 * nothing.
 */
public final class ArnGlob {
  static final int PARTS = 6;

  private static final int[] NOTHING = {};
  private static final int[] STAR = {Glob.ANY_SEQUENCE};

  private final String text;
  private final int literal;
  private final int[] tokens;
  private final int literalParts;
  private final int @Nullable [] ends;

  /**
   * The pattern.
   *
   * @param source a text that may begin as the pattern does, to be shared
   */
  private ArnGlob(int[] all, int size, String source) {
    int[] allEnds = new int[PARTS];
    int parts = parts(all, size, allEnds);
    int wildcard = endOfLiteral(all, 0, size);
    if (parts == PARTS && wildcard > allEnds[PARTS - 2]) {
      literal = wildcard;
      literalParts = PARTS - 1;
      ends = null;
    } else {
      int before = 0;
      while (allEnds[before] < wildcard && before < parts - 1) {
        before++;
      }
      literal = start(allEnds, before);
      literalParts = before;
      ends = new int[parts - before];
      for (int i = 0; i < ends.length; i++) {
        ends[i] = allEnds[before + i] - literal;
      }
    }
    tokens = rest(all, literal, size);
    text = startsWith(source, all, literal) ? source : new String(all, 0, literal);
  }

  static ArnGlob of(int[] tokens, int size, String source) {
    return new ArnGlob(tokens, size, source);
  }

  static int[] rest(int[] tokens, int from, int size) {
    if (from == size) {
      return NOTHING;
    }
    boolean star = from == size - 1 && tokens[from] == Glob.ANY_SEQUENCE;
    return star ? STAR : Arrays.copyOfRange(tokens, from, size);
  }

  private static boolean startsWith(String text, int[] tokens, int length) {
    if (text.length() < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != tokens[i]) {
        return false;
      }
    }
    return true;
  }

  /** Finds where each part ends, without its colon; gives the number of parts, at most six. */
  static int parts(int[] tokens, int size, int[] ends) {
    int parts = 0;
    for (int i = 0; i < size && parts < PARTS - 1; i++) {
      if (tokens[i] == ':') {
        ends[parts++] = i;
      }
    }
    ends[parts++] = size;
    return parts;
  }

  /** How many of the six parts the pattern has. */
  public int partCount() {
    return ends == null ? PARTS : literalParts + ends.length;
  }

  /** True if the ARN matches the pattern as a {@code Resource} entry (MATCH-23). */
  public boolean matches(String arn) {
    if (!arn.regionMatches(0, text, 0, literal)) {
      return false;
    }
    return ends == null
        ? matchesRest(arn)
        : matchesResource(tokens, ends, ends.length, literalParts, arn, literal);
  }

  /** True if each of the six parts of the ARN matches the pattern's (COND-32). */
  public boolean matchesPartByPart(String arn) {
    if (!arn.regionMatches(0, text, 0, literal)) {
      return false;
    }
    return ends == null
        ? matchesRest(arn)
        : matchesPartByPart(tokens, ends, ends.length, literalParts, arn, literal);
  }

  /** Without a wildcard in the first five parts only the sixth is left. */
  private boolean matchesRest(String arn) {
    return Glob.matches(tokens, 0, tokens.length, arn, literal, arn.length());
  }

  /** The characters that every ARN that matches begins with. */
  public String literalPrefix() {
    return text.substring(0, literal) + literal(literal);
  }

  /**
   * Characters without a wildcard between them, all that follow each other from {@code from}, which
   * lies behind the literal beginning or at its end.
   */
  String literal(int from) {
    int first = from - literal;
    return new String(tokens, first, endOfLiteral(tokens, first, tokens.length) - first);
  }

  static int endOfLiteral(int[] tokens, int from, int size) {
    int end = from;
    while (end < size && tokens[end] >= 0) {
      end++;
    }
    return end;
  }

  /** The bytes that the pattern takes, the text that it refers to aside. */
  public long retainedBytes() {
    boolean shared = tokens == NOTHING || tokens == STAR;
    return ObjectSize.object(20)
        + (shared ? 0 : ObjectSize.array(tokens.length, 4))
        + (ends == null ? 0 : ObjectSize.array(ends.length, 4));
  }

  /** What is left to match for ARNs that begin so, or null if none of them matches. */
  public @Nullable ArnTail tail(String beginning) {
    int[] all = tokens();
    int[] allEnds = new int[PARTS];
    int parts = parts(all, all.length, allEnds);
    return ArnTail.of(this, all, Arrays.copyOf(allEnds, parts), beginning);
  }

  /** The whole pattern: characters, and the two wildcards. */
  int[] tokens() {
    int[] all = new int[size()];
    for (int i = 0; i < literal; i++) {
      all[i] = text.charAt(i);
    }
    System.arraycopy(tokens, 0, all, literal, tokens.length);
    return all;
  }

  /** How many tokens the pattern has. */
  int size() {
    return literal + tokens.length;
  }

  /**
   * Whether the parts from {@code from} on, all before them being alike, match the pattern's.
   *
   * @param tokens the pattern from there on
   * @param ends where its parts end
   * @param parts how many they are
   * @param before how many parts come before them
   */
  static boolean matchesPartByPart(
      int[] tokens, int[] ends, int parts, int before, String arn, int from) {
    if (before + parts != PARTS) {
      return false;
    }
    int at = from;
    for (int part = 0; part < parts - 1; part++) {
      int to = arn.indexOf(':', at);
      if (to < 0 || !Glob.matches(tokens, start(ends, part), ends[part], arn, at, to)) {
        return false;
      }
      at = to + 1;
    }
    return Glob.matches(tokens, start(ends, parts - 1), ends[parts - 1], arn, at, arn.length());
  }

  /**
   * The parts from left to right against what stands between the ARN's colons, with the same
   * parameters. A part that ends in a star may take further stretches; like {@link Glob}, only the
   * last such star is ever tried again, one stretch further: what stands between two of them fits
   * best where it first fits.
   */
  static boolean matchesResource(
      int[] tokens, int[] ends, int parts, int before, String arn, int first) {
    int part = 0;
    int from = first;
    int starPart = -1;
    int behindStar = first;
    while (true) {
      boolean sixth = before + part == PARTS - 1;
      int colon = sixth ? -1 : arn.indexOf(':', from);
      int to = colon < 0 ? arn.length() : colon;
      boolean fits = Glob.matches(tokens, start(ends, part), ends[part], arn, from, to);
      boolean last = part == parts - 1;
      boolean star = !sixth && endsInStar(tokens, ends, part);
      if (fits && last && (colon < 0 || star)) {
        return true;
      }
      if (fits && !last) {
        if (colon < 0) {
          return false;
        }
        from = colon + 1;
        if (star) {
          starPart = part;
          behindStar = from;
        }
        part++;
      } else {
        int next = starPart < 0 ? -1 : arn.indexOf(':', behindStar);
        if (next < 0) {
          return false;
        }
        behindStar = next + 1;
        from = behindStar;
        part = starPart + 1;
      }
    }
  }

  static int start(int[] ends, int part) {
    return part == 0 ? 0 : ends[part - 1] + 1;
  }

  static boolean endsInStar(int[] tokens, int[] ends, int part) {
    return ends[part] > start(ends, part) && tokens[ends[part] - 1] == Glob.ANY_SEQUENCE;
  }
}
