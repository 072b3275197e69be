package io.iamsim.match;

import java.util.Arrays;

/**
 * A pattern of literal characters, {@code *} (any run, empty too) and {@code ?} (exactly one
 * character), matched against a whole text (MATCH-2, COND-22).
 *
 * <p>Tokens are integers and not characters, so that no text, whatever it holds, can be mistaken
 * for a wildcard. The matcher keeps the last {@code *} and retries behind it: the earliest fit of
 * what stands between two stars is always good enough, so nothing before the last star is ever
 * tried again.
 */
public final class Glob {
  static final int ANY_SEQUENCE = -1;
  static final int ANY_CHARACTER = -2;

  private final int[] tokens;
  private final boolean literal;

  private Glob(int[] tokens) {
    this.tokens = tokens;
    this.literal = Arrays.stream(tokens).allMatch(token -> token >= 0);
  }

  /** A pattern from tokens: characters, {@link #ANY_SEQUENCE}, {@link #ANY_CHARACTER}. */
  static Glob ofTokens(int[] tokens) {
    return new Glob(tokens);
  }

  /** An empty pattern to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** A pattern in which each {@code *} and {@code ?} of the text is a wildcard. */
  public static Glob of(String text) {
    return builder().pattern(text).build();
  }

  /** True if the pattern has no wildcard. */
  public boolean isLiteral() {
    return literal;
  }

  /** True if every text matches. */
  public boolean matchesEverything() {
    return tokens.length > 0 && Arrays.stream(tokens).allMatch(token -> token == ANY_SEQUENCE);
  }

  /** True if the whole text matches. */
  public boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /** True if the text between {@code from} and {@code to} matches as a whole. */
  public boolean matches(String text, int from, int to) {
    int token = 0;
    int at = from;
    int starToken = -1;
    int starAt = from;
    while (at < to) {
      if (token < tokens.length && tokens[token] == ANY_SEQUENCE) {
        starToken = token++;
        starAt = at;
      } else if (token < tokens.length && tokens[token] == ANY_CHARACTER) {
        at = behind(text, at, to);
        token++;
      } else if (token < tokens.length && tokens[token] == text.charAt(at)) {
        at++;
        token++;
      } else if (starToken >= 0) {
        starAt = behind(text, starAt, to);
        at = starAt;
        token = starToken + 1;
      } else {
        return false;
      }
    }
    while (token < tokens.length && tokens[token] == ANY_SEQUENCE) {
      token++;
    }
    return token == tokens.length;
  }

  /** The index behind the character at {@code at}; a surrogate pair is one character. */
  static int behind(String text, int at, int to) {
    boolean pair =
        at + 1 < to
            && Character.isHighSurrogate(text.charAt(at))
            && Character.isLowSurrogate(text.charAt(at + 1));
    return pair ? at + 2 : at + 1;
  }

  /** Collects the parts of a pattern from left to right. */
  public static final class Builder {
    private int[] tokens = new int[16];
    private int size;

    private Builder() {}

    /** Adds characters that stand for themselves. */
    public Builder literal(String text) {
      for (int i = 0; i < text.length(); i++) {
        add(text.charAt(i));
      }
      return this;
    }

    /** Adds a text in which {@code *} and {@code ?} are wildcards. */
    public Builder pattern(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        add(c == '*' ? ANY_SEQUENCE : c == '?' ? ANY_CHARACTER : c);
      }
      return this;
    }

    /** Adds any run of characters. */
    public Builder anySequence() {
      return add(ANY_SEQUENCE);
    }

    /** Adds exactly one character. */
    public Builder anyCharacter() {
      return add(ANY_CHARACTER);
    }

    /** The pattern over a whole text. */
    public Glob build() {
      return ofTokens(Arrays.copyOf(tokens, size));
    }

    /** The pattern over an ARN, whose parts limit the wildcards. */
    public ArnGlob buildArn() {
      return ArnGlob.ofTokens(Arrays.copyOf(tokens, size));
    }

    private Builder add(int token) {
      boolean repeatedStar = token == ANY_SEQUENCE && size > 0 && tokens[size - 1] == ANY_SEQUENCE;
      if (!repeatedStar) {
        if (size == tokens.length) {
          tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
      }
      return this;
    }
  }
}
