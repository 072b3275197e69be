package io.iamsim.query;

import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  /** A policy's pattern, in which anything stands in for a variable. */
  static PatternTokens open(PolicyString pattern) {
    return of(pattern, key -> new ContextValue.Unknown()).orElseThrow();
  }

  /**
   * A policy's pattern with the values of its variables; none if one has no value, so that it
   * covers nothing (MATCH-33). Anything stands in for a value that is unknown (ROOM-102).
   */
  static Optional<PatternTokens> of(
      PolicyString pattern, Function<ConditionKey, ContextValue> values) {
    List<Integer> tokens = new ArrayList<>();
    for (Segment segment : pattern.segments()) {
      if (segment instanceof Segment.Literal literal) {
        literal.text().chars().forEach(tokens::add);
      } else if (segment instanceof Segment.AnySequence) {
        tokens.add(ANY_SEQUENCE);
      } else if (segment instanceof Segment.AnyCharacter) {
        tokens.add(ANY_CHARACTER);
      } else if (segment instanceof Segment.Variable variable) {
        ContextValue value = values.apply(variable.key());
        @Nullable String text = text(variable, value);
        if (value instanceof ContextValue.Unknown) {
          tokens.add(ANY_SEQUENCE);
        } else if (text == null) {
          return Optional.empty();
        } else {
          text.chars().forEach(tokens::add);
        }
      }
    }
    return Optional.of(new PatternTokens(tokens.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** What a known value inserts, or null if that is nothing (VAR-2, VAR-3). */
  private static @Nullable String text(Segment.Variable variable, ContextValue value) {
    if (value instanceof ContextValue.Present present) {
      if (present.multivalued()) {
        return null;
      }
      String text = present.values().isEmpty() ? "" : present.values().get(0);
      return text.isEmpty() ? variable.defaultText() : text;
    }
    return variable.defaultText();
  }

  /**
   * The patterns of what may follow a beginning in texts that fit this one; none if no text that
   * fits begins so.
   */
  List<PatternTokens> after(String beginning) {
    boolean[] live = new boolean[tokens.length + 1];
    live[0] = true;
    skipStars(live);
    for (int i = 0; i < beginning.length(); i++) {
      live = step(live, beginning.charAt(i));
    }
    List<PatternTokens> after = new ArrayList<>();
    for (int i = 0; i <= tokens.length; i++) {
      if (live[i]) {
        after.add(new PatternTokens(Arrays.copyOfRange(tokens, i, tokens.length)));
      }
    }
    return after;
  }

  /** The pattern with a literal beginning before it. */
  PatternTokens behind(String beginning) {
    int[] joined = new int[beginning.length() + tokens.length];
    for (int i = 0; i < beginning.length(); i++) {
      joined[i] = beginning.charAt(i);
    }
    System.arraycopy(tokens, 0, joined, beginning.length(), tokens.length);
    return new PatternTokens(joined);
  }

  /** With the parts that a short ARN leaves out, each of which is anything (MATCH-25). */
  PatternTokens padded() {
    PatternTokens padded = this;
    for (int parts = parts().size(); parts < 6; parts++) {
      padded = padded.then(":*");
    }
    return padded;
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

  /** True if every text that fits the other fits this one, as far as single tokens tell. */
  boolean covers(PatternTokens other) {
    boolean[] live = new boolean[tokens.length + 1];
    live[0] = true;
    skipStars(live);
    for (int token : other.tokens) {
      boolean[] then = new boolean[tokens.length + 1];
      for (int t = 0; t < tokens.length; t++) {
        if (live[t]) {
          then[t] |= tokens[t] == ANY_SEQUENCE;
          then[t + 1] |= tokens[t] == token && token != ANY_SEQUENCE;
          then[t + 1] |= tokens[t] == ANY_CHARACTER && token != ANY_SEQUENCE;
        }
      }
      skipStars(then);
      live = then;
    }
    return live[tokens.length];
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
