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
 */
public final class ArnGlob {
  static final int PARTS = 6;

  private final int[] tokens;
  private final int[] ends;
  private final String prefix;
  private final boolean plainHeader;

  private ArnGlob(int[] tokens, int[] ends) {
    this.tokens = tokens;
    this.ends = ends;
    this.prefix = literal(0);
    this.plainHeader = ends.length == PARTS && prefix.length() > ends[PARTS - 2];
  }

  static ArnGlob of(int[] tokens) {
    int[] ends = new int[PARTS];
    int parts = parts(tokens, tokens.length, ends);
    return new ArnGlob(tokens, Arrays.copyOf(ends, parts));
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
    return ends.length;
  }

  /** True if the ARN matches the pattern as a {@code Resource} entry (MATCH-23). */
  public boolean matches(String arn) {
    if (!arn.startsWith(prefix)) {
      return false;
    }
    // without a wildcard in the first five parts only the sixth is left
    return plainHeader
        ? Glob.matches(tokens, prefix.length(), tokens.length, arn, prefix.length(), arn.length())
        : matchesResource(tokens, ends, ends.length, arn);
  }

  /** True if each of the six parts of the ARN matches the pattern's (COND-32). */
  public boolean matchesPartByPart(String arn) {
    return matchesPartByPart(tokens, ends, ends.length, arn);
  }

  /** The characters that every ARN that matches begins with. */
  public String literalPrefix() {
    return prefix;
  }

  /** Characters without a wildcard between them, all that follow each other from {@code from}. */
  String literal(int from) {
    int end = from;
    while (end < tokens.length && tokens[end] >= 0) {
      end++;
    }
    return new String(tokens, from, end - from);
  }

  /** The bytes that the pattern takes. */
  public long retainedBytes() {
    return 32 + 16 + 4L * tokens.length + 16 + 4L * ends.length + 40 + prefix.length();
  }

  /** What is left to match for ARNs that begin so, or null if none of them matches. */
  public @Nullable ArnTail tail(String beginning) {
    return ArnTail.of(this, tokens, ends, beginning);
  }

  /** How many tokens the pattern has. */
  int size() {
    return tokens.length;
  }

  static boolean matchesPartByPart(int[] tokens, int[] ends, int parts, String arn) {
    if (parts != PARTS) {
      return false;
    }
    int from = 0;
    for (int part = 0; part < PARTS - 1; part++) {
      int to = arn.indexOf(':', from);
      if (to < 0 || !Glob.matches(tokens, start(ends, part), ends[part], arn, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return Glob.matches(tokens, start(ends, 5), ends[5], arn, from, arn.length());
  }

  /**
   * The parts from left to right against what stands between the ARN's colons. A part that ends in
   * a star may take further stretches; like {@link Glob}, only the last such star is ever tried
   * again, one stretch further: what stands between two of them fits best where it first fits.
   */
  static boolean matchesResource(int[] tokens, int[] ends, int parts, String arn) {
    int part = 0;
    int from = 0;
    int starPart = -1;
    int behindStar = 0;
    while (true) {
      boolean sixth = part == PARTS - 1;
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
