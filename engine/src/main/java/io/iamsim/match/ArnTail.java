package io.iamsim.match;

import org.jspecify.annotations.Nullable;

/**
 * What is left to match of an ARN pattern once it is known how the ARNs begin: mostly a run of
 * characters in the sixth part and what follows it. It says of such an ARN what {@link
 * ArnGlob#matches} says.
 *
 * <p>Where a star of the first five parts may run on past colons (MATCH-23) and the ARN has more
 * colons than parts, the whole pattern is matched.
 */
public final class ArnTail {
  private static final int[] NOTHING = {};
  private static final int HEADER_PARTS = ArnGlob.PARTS - 1;

  private final ArnGlob glob;
  private final int[] rest;
  private final boolean headerFits;
  private final Crossing crossing;
  private final int header;
  private final String literal;
  private final int at;
  private final boolean open;

  /** Whether the parts of the pattern may lie otherwise than part by part. */
  private enum Crossing {
    NEVER,
    WITH_MORE_COLONS,
    ALWAYS
  }

  private ArnTail(
      ArnGlob glob,
      boolean headerFits,
      Crossing crossing,
      int header,
      String literal,
      int at,
      int[] rest) {
    this.glob = glob;
    this.headerFits = headerFits;
    this.crossing = crossing;
    this.header = header;
    this.literal = literal;
    this.at = at;
    this.rest = rest;
    this.open = rest.length == 1 && rest[0] == Glob.ANY_SEQUENCE;
  }

  /**
   * @param beginning at least the first five parts with their colons
   */
  static @Nullable ArnTail of(ArnGlob glob, int[] tokens, int[] ends, String beginning) {
    int header = header(beginning);
    if (header < 0 || ends.length < ArnGlob.PARTS) {
      return new ArnTail(glob, false, Crossing.ALWAYS, 0, "", 0, NOTHING);
    }
    Crossing crossing = crosses(tokens, ends) ? Crossing.WITH_MORE_COLONS : Crossing.NEVER;
    int sixth = ArnGlob.start(ends, HEADER_PARTS);
    int behind = ArnGlob.endOfLiteral(tokens, sixth, tokens.length);
    String literal = new String(tokens, sixth, behind - sixth);
    int known = Math.min(beginning.length() - header, literal.length());
    boolean fits =
        headerFits(tokens, ends, beginning)
            && beginning.startsWith(literal.substring(0, known), header);
    return fits || crossing != Crossing.NEVER
        ? new ArnTail(
            glob,
            fits,
            crossing,
            header,
            literal.substring(known),
            header + known,
            ArnGlob.rest(tokens, behind, tokens.length))
        : null;
  }

  private static int header(String beginning) {
    int at = -1;
    for (int part = 0; part < HEADER_PARTS; part++) {
      at = beginning.indexOf(':', at + 1);
      if (at < 0) {
        return -1;
      }
    }
    return at + 1;
  }

  private static boolean crosses(int[] tokens, int[] ends) {
    for (int part = 0; part < HEADER_PARTS; part++) {
      if (ArnGlob.endsInStar(tokens, ends, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean headerFits(int[] tokens, int[] ends, String beginning) {
    int from = 0;
    for (int part = 0; part < HEADER_PARTS; part++) {
      int to = beginning.indexOf(':', from);
      if (!Glob.matches(tokens, ArnGlob.start(ends, part), ends[part], beginning, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** True if every ARN that begins so matches. */
  public boolean matchesAll() {
    return headerFits && open && literal.isEmpty();
  }

  /** True if the ARN, which begins as it was said, matches. */
  public boolean matches(String arn) {
    if (headerFits
        && arn.startsWith(literal, at)
        && (open || Glob.matches(rest, 0, rest.length, arn, at + literal.length(), arn.length()))) {
      return true;
    }
    return switch (crossing) {
      case NEVER -> false;
      case WITH_MORE_COLONS -> arn.indexOf(':', header) >= 0 && glob.matches(arn);
      case ALWAYS -> glob.matches(arn);
    };
  }
}
