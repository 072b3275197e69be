package io.iamsim.reference;

import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy string with its variables put in: VAR-2 to VAR-5, VAR-9, MATCH-34.
 *
 * @param state whether every variable has a value
 * @param tokens the text, if it has; what variables put in is plain characters, what an unknown one
 *     does is anything
 */
record Expansion(State state, List<Token> tokens) {

  /** Whether there is a text. */
  enum State {
    TEXT,
    NO_VALUE,
    MALFORMED,
    UNKNOWN
  }

  /** True if wildcards of the policy match; otherwise they are plain characters. */
  static Expansion of(PolicyString value, boolean wildcards, Question question) {
    if (value.malformed()) {
      return new Expansion(State.MALFORMED, List.of());
    }
    State state = State.TEXT;
    List<Token> tokens = new ArrayList<>();
    for (Segment segment : value.segments()) {
      if (segment instanceof Segment.Literal literal) {
        tokens.addAll(Token.literal(literal.text()));
      } else if (segment instanceof Segment.AnySequence) {
        tokens.addAll(wildcards ? Token.glob("*") : Token.literal("*"));
      } else if (segment instanceof Segment.AnyCharacter) {
        tokens.addAll(wildcards ? Token.glob("?") : Token.literal("?"));
      } else if (segment instanceof Segment.Variable variable) {
        ContextValue known = question.value(variable.key());
        Optional<String> text = text(variable, known);
        if (known instanceof ContextValue.Unknown) {
          state = state == State.TEXT ? State.UNKNOWN : state;
          tokens.addAll(Token.glob("*"));
        } else if (text.isEmpty()) {
          state = State.NO_VALUE;
        } else {
          tokens.addAll(Token.literal(text.get()));
        }
      }
    }
    return new Expansion(state, state == State.TEXT || state == State.UNKNOWN ? tokens : List.of());
  }

  /** VAR-2: single-valued keys only. VAR-3: an empty value is no value. */
  private static Optional<String> text(Segment.Variable variable, ContextValue known) {
    if (known instanceof ContextValue.Present present) {
      if (present.multivalued() || present.values().size() > 1) {
        return Optional.empty();
      }
      if (present.values().size() == 1 && !present.values().get(0).isEmpty()) {
        return Optional.of(present.values().get(0));
      }
    }
    return Optional.ofNullable(variable.defaultText());
  }
}
