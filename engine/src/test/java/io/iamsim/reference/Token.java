package io.iamsim.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * One position of a pattern: a character, or a wildcard that may or may not cross a colon
 * (MATCH-23).
 *
 * @param kind what it is
 * @param codePoint the character, of a wildcard the one it is written with
 */
record Token(Kind kind, int codePoint) {

  /** What a position of a pattern stands for. */
  enum Kind {
    CHARACTER,
    ANY_RUN,
    ANY_RUN_WITHOUT_COLON,
    ANY_ONE,
    ANY_ONE_BUT_COLON
  }

  static Token character(int codePoint) {
    return new Token(Kind.CHARACTER, codePoint);
  }

  boolean isRun() {
    return kind == Kind.ANY_RUN || kind == Kind.ANY_RUN_WITHOUT_COLON;
  }

  boolean isWildcard() {
    return kind != Kind.CHARACTER;
  }

  boolean isColon() {
    return kind == Kind.CHARACTER && codePoint == ':';
  }

  /** The text, each character for itself. */
  static List<Token> literal(String text) {
    return text.codePoints().mapToObj(Token::character).toList();
  }

  /** The text with {@code *} and {@code ?} as wildcards that cross everything (MATCH-2). */
  static List<Token> glob(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '*' -> new Token(Kind.ANY_RUN, c);
                  case '?' -> new Token(Kind.ANY_ONE, c);
                  default -> character(c);
                })
        .toList();
  }

  /**
   * The pattern as MATCH-23 reads it: a {@code *} at the end of a segment, and any in the sixth,
   * crosses colons; the others, and every {@code ?} before the sixth segment, do not.
   */
  static List<Token> bySegment(List<Token> pattern) {
    List<Token> read = new ArrayList<>();
    int segment = 1;
    for (int i = 0; i < pattern.size(); i++) {
      Token token = pattern.get(i);
      boolean last = i + 1 == pattern.size() || pattern.get(i + 1).isColon();
      if (segment <= 5 && token.kind == Kind.ANY_RUN && !last) {
        read.add(new Token(Kind.ANY_RUN_WITHOUT_COLON, token.codePoint));
      } else if (segment <= 5 && token.kind == Kind.ANY_ONE) {
        read.add(new Token(Kind.ANY_ONE_BUT_COLON, token.codePoint));
      } else {
        read.add(token);
      }
      if (token.isColon()) {
        segment++;
      }
    }
    return read;
  }

  /** How many segments the pattern has, the sixth taking all further colons. */
  static int segments(List<Token> pattern) {
    return (int) Math.min(6, 1 + pattern.stream().filter(Token::isColon).count());
  }

  /** True if the pattern matches the whole text; by trying everything. */
  static boolean matches(List<Token> pattern, String text) {
    int[] characters = text.codePoints().toArray();
    return matches(
        pattern, 0, characters, 0, new Boolean[pattern.size() + 1][characters.length + 1]);
  }

  private static boolean matches(
      List<Token> pattern, int from, int[] text, int at, Boolean[][] known) {
    if (known[from][at] == null) {
      known[from][at] = tryMatch(pattern, from, text, at, known);
    }
    return known[from][at];
  }

  private static boolean tryMatch(
      List<Token> pattern, int from, int[] text, int at, Boolean[][] known) {
    if (from == pattern.size()) {
      return at == text.length;
    }
    Token token = pattern.get(from);
    boolean takes = at < text.length && token.takes(text[at]);
    if (token.isRun()) {
      return matches(pattern, from + 1, text, at, known)
          || (takes && matches(pattern, from, text, at + 1, known));
    }
    return takes && matches(pattern, from + 1, text, at + 1, known);
  }

  private boolean takes(int character) {
    return switch (kind) {
      case CHARACTER -> character == codePoint;
      case ANY_RUN, ANY_ONE -> true;
      case ANY_RUN_WITHOUT_COLON, ANY_ONE_BUT_COLON -> character != ':';
    };
  }
}
