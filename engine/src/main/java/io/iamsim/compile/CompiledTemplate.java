package io.iamsim.compile;

import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that depends on the request: literals, wildcards and variables in order (VAR-1 to VAR-5).
 *
 * @param source the text as the policy has it
 * @param parts its parts
 */
public record CompiledTemplate(PolicyString source, List<Part> parts) {
  public CompiledTemplate {
    parts = List.copyOf(parts);
  }

  /** What a part stands for. */
  public enum Kind {
    LITERAL,
    VARIABLE,
    ANY_SEQUENCE,
    ANY_CHARACTER
  }

  /**
   * One part.
   *
   * @param kind what it stands for
   * @param text a literal's characters, a variable's source, a wildcard's own character
   * @param key a variable's key, else null
   * @param defaultText a variable's default, or null
   */
  public record Part(
      Kind kind, String text, @Nullable CompiledKey key, @Nullable String defaultText) {

    /** Characters that stand for themselves. */
    static Part literal(String text) {
      return new Part(Kind.LITERAL, text, null, null);
    }
  }

  static CompiledTemplate of(PolicyString value, KeyTable keys) {
    List<Part> parts = new ArrayList<>();
    for (Segment segment : value.segments()) {
      parts.add(part(segment, keys));
    }
    return new CompiledTemplate(value, parts);
  }

  static Part part(Segment segment, KeyTable keys) {
    if (segment instanceof Segment.Variable variable) {
      return new Part(
          Kind.VARIABLE, variable.source(), keys.key(variable.key()), variable.defaultText());
    }
    if (segment instanceof Segment.Literal literal) {
      return Part.literal(literal.text());
    }
    return segment instanceof Segment.AnySequence
        ? new Part(Kind.ANY_SEQUENCE, "*", null, null)
        : new Part(Kind.ANY_CHARACTER, "?", null, null);
  }
}
