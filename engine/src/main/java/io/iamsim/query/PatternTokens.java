package io.iamsim.query;

import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as a list of characters and wildcards.
 *
 * <p>Equal if the tokens are.
 */
final class PatternTokens {
  static final int ANY_SEQUENCE = -1;
  static final int ANY_CHARACTER = -2;

  private final int[] tokens;

  private PatternTokens(int[] tokens) {
    this.tokens = tokens;
  }

  /** A text in which {@code *} and {@code ?} are wildcards. */
  static PatternTokens of(String text) {
    return new PatternTokens(
        text.chars().map(c -> c == '*' ? ANY_SEQUENCE : c == '?' ? ANY_CHARACTER : c).toArray());
  }

  /** A text without wildcards. */
  static PatternTokens literal(String text) {
    return new PatternTokens(text.chars().toArray());
  }

  /**
   * A policy's pattern.
   *
   * @param valueOf what stands in for a variable, or null if that is not known: then anything does
   */
  static PatternTokens of(
      PolicyString pattern, Function<Segment.Variable, @Nullable String> valueOf) {
    List<Integer> tokens = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Segment.Literal literal) {
        literal.text().chars().forEach(tokens::add);
      } else if (segment instanceof Segment.AnySequence) {
        tokens.add(ANY_SEQUENCE);
      } else if (segment instanceof Segment.AnyCharacter) {
        tokens.add(ANY_CHARACTER);
      } else if (segment instanceof Segment.Variable variable) {
        @Nullable String value = valueOf.apply(variable);
        if (value == null) {
          tokens.add(ANY_SEQUENCE);
        } else {
          value.chars().forEach(tokens::add);
        }
      }
    }
    return new PatternTokens(tokens.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The pattern with more behind it. */
  PatternTokens then(String more) {
    int[] behind = of(more).tokens;
    int[] joined = Arrays.copyOf(tokens, tokens.length + behind.length);
    System.arraycopy(behind, 0, joined, tokens.length, behind.length);
    return new PatternTokens(joined);
  }

  int length() {
    return tokens.length;
  }

  int at(int index) {
    return tokens[index];
  }

  boolean isLiteral() {
    return Arrays.stream(tokens).allMatch(token -> token >= 0);
  }

  /** The characters, wildcards as they are written. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(token == ANY_SEQUENCE ? '*' : token == ANY_CHARACTER ? '?' : (char) token);
    }
    return text.toString();
  }

  /** The six parts of an ARN pattern, or fewer if it has fewer colons. */
  List<PatternTokens> parts() {
    List<PatternTokens> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < tokens.length && parts.size() < 5; i++) {
      if (tokens[i] == ':') {
        parts.add(new PatternTokens(Arrays.copyOfRange(tokens, from, i)));
        from = i + 1;
      }
    }
    parts.add(new PatternTokens(Arrays.copyOfRange(tokens, from, tokens.length)));
    return parts;
  }

  /** With at least one character where a star would make a name empty. */
  PatternTokens withoutEmptyNames() {
    List<Integer> longer = new ArrayList<>();
    for (int i = 0; i < tokens.length; i++) {
      boolean begins = i == 0 || tokens[i - 1] == '/' || tokens[i - 1] == ':';
      boolean ends = i + 1 == tokens.length || tokens[i + 1] == '/' || tokens[i + 1] == ':';
      if (tokens[i] == ANY_SEQUENCE && begins && ends) {
        longer.add(ANY_CHARACTER);
      }
      longer.add(tokens[i]);
    }
    return new PatternTokens(longer.stream().mapToInt(Integer::intValue).toArray());
  }

  /** True if the whole text fits. */
  boolean matches(String text) {
    boolean[] live = new boolean[tokens.length + 1];
    live[0] = true;
    skipStars(live);
    for (int i = 0; i < text.length(); i++) {
      live = step(live, text.charAt(i));
    }
    return live[tokens.length];
  }

  /** The positions behind a character, given those before it. */
  boolean[] step(boolean[] live, int c) {
    boolean[] then = new boolean[tokens.length + 1];
    for (int t = 0; t < tokens.length; t++) {
      if (live[t]) {
        then[t] |= tokens[t] == ANY_SEQUENCE;
        then[t + 1] |= tokens[t] == ANY_CHARACTER || tokens[t] == c;
      }
    }
    skipStars(then);
    return then;
  }

  /** Adds the positions behind stars that stand for nothing. */
  void skipStars(boolean[] live) {
    for (int t = 0; t < tokens.length; t++) {
      live[t + 1] |= live[t] && tokens[t] == ANY_SEQUENCE;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PatternTokens that && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return text();
  }
}
