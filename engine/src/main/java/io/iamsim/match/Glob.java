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

  private Glob(int[] tokens) {
    this.tokens = tokens;
  }

  /** An empty pattern to add to. */
  public static Builder builder() {
    return new Builder();
  }

  /** A pattern in which each {@code *} and {@code ?} of the text is a wildcard. */
  public static Glob of(String text) {
    return builder().pattern(text).build();
  }

  /** True if the whole text matches. */
  public boolean matches(String text) {
    return matches(tokens, 0, tokens.length, text, 0, text.length());
  }

  /** True if the text between {@code from} and {@code to} matches as a whole. */
  public boolean matches(String text, int from, int to) {
    return matches(tokens, 0, tokens.length, text, from, to);
  }

  /** How many tokens the pattern has. */
  int size() {
    return tokens.length;
  }

  /** The pattern: characters, and the two wildcards. */
  int[] tokens() {
    return tokens.clone();
  }

  /** The characters that every text that matches begins with. */
  public String literalPrefix() {
    return new String(tokens, 0, ArnGlob.endOfLiteral(tokens, 0, tokens.length));
  }

  /** True if only one text matches. */
  public boolean isLiteral() {
    return ArnGlob.endOfLiteral(tokens, 0, tokens.length) == tokens.length;
  }

  /** The bytes that the pattern takes. */
  public long retainedBytes() {
    return ObjectSize.object(4) + ObjectSize.array(tokens.length, 4);
  }

  /** True if the tokens from {@code first} to {@code end} match a stretch of text as a whole. */
  static boolean matches(int[] tokens, int first, int end, String text, int from, int to) {
    int token = first;
    int at = from;
    int starToken = -1;
    int starAt = from;
    while (at < to) {
      if (token < end && tokens[token] == text.charAt(at)) {
        at++;
        token++;
      } else if (token < end && tokens[token] == ANY_SEQUENCE) {
        starToken = token++;
        if (token == end) {
          return true;
        }
        starAt = at;
      } else if (token < end && tokens[token] == ANY_CHARACTER) {
        at = behind(text, at, to);
        token++;
      } else if (starToken >= 0) {
        starAt = behind(text, starAt, to);
        at = starAt;
        token = starToken + 1;
      } else {
        return false;
      }
    }
    while (token < end && tokens[token] == ANY_SEQUENCE) {
      token++;
    }
    return token == end;
  }

  /** The index behind the character at {@code at}; a surrogate pair is one character. */
  static int behind(String text, int at, int to) {
    boolean pair =
        at + 1 < to
            && Character.isHighSurrogate(text.charAt(at))
            && Character.isLowSurrogate(text.charAt(at + 1));
    return pair ? at + 2 : at + 1;
  }

  /**
   * Collects the parts of a pattern from left to right. It can be emptied and used again, and match
   * by itself, so that a pattern that is needed once costs no memory.
   */
  public static final class Builder {
    private int[] tokens = new int[32];
    private final int[] partEnds = new int[ArnGlob.PARTS];
    private int size;

    private Builder() {}

    /** Forgets everything. */
    public Builder clear() {
      size = 0;
      return this;
    }

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
      return new Glob(Arrays.copyOf(tokens, size));
    }

    /** The pattern over an ARN, whose parts limit the wildcards. */
    public ArnGlob buildArn() {
      return buildArn("");
    }

    /**
     * The same.
     *
     * @param source the text that the pattern is made of; where they begin alike, the pattern
     *     refers to it
     */
    public ArnGlob buildArn(String source) {
      return ArnGlob.of(tokens, size, source);
    }

    /** True if the whole text matches the pattern so far. */
    public boolean matches(String text) {
      return Glob.matches(tokens, 0, size, text, 0, text.length());
    }

    /** True if the ARN matches the pattern so far as a {@code Resource} entry does. */
    public boolean matchesResource(String arn) {
      return ArnGlob.matchesResource(tokens, partEnds, partCount(), 0, arn, 0);
    }

    /** True if the ARN matches the pattern so far as {@code ArnLike} has it. */
    public boolean matchesPartByPart(String arn) {
      return ArnGlob.matchesPartByPart(tokens, partEnds, partCount(), 0, arn, 0);
    }

    /** How many of an ARN's six parts the pattern so far has. */
    public int partCount() {
      return ArnGlob.parts(tokens, size, partEnds);
    }

    /** True if the pattern so far has the form of an ARN. */
    public boolean isArn() {
      return size > 3
          && tokens[0] == 'a'
          && tokens[1] == 'r'
          && tokens[2] == 'n'
          && tokens[3] == ':'
          && partCount() == ArnGlob.PARTS;
    }

    /** The pattern so far as a text; a wildcard is the character that it is written with. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(size);
      for (int i = 0; i < size; i++) {
        int token = tokens[i];
        text.append(token == ANY_SEQUENCE ? '*' : token == ANY_CHARACTER ? '?' : (char) token);
      }
      return text.toString();
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
