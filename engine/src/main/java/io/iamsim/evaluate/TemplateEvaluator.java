package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.CompiledTemplate;
import io.iamsim.decision.Note;
import io.iamsim.match.Glob;
import io.iamsim.request.ContextValue;
import org.jspecify.annotations.Nullable;

/** Puts a request's values in the place of policy variables (VAR-2, VAR-3, VAR-5). */
final class TemplateEvaluator {
  private TemplateEvaluator() {}

  /**
   * Builds the pattern for a request in {@link EvaluationContext#pattern}; inserted text is
   * literal.
   *
   * @param wildcards whether the template's wildcards are wildcards or characters
   * @return true if the pattern is whole, false if a variable has no value, unknown if one is
   *     unknown: then the pattern has a wildcard in its place, which fits all that a value can
   */
  static Truth build(CompiledTemplate template, boolean wildcards, EvaluationContext context) {
    Glob.Builder pattern = context.pattern().clear();
    Truth whole = Truth.TRUE;
    for (int i = 0; i < template.parts().size(); i++) {
      CompiledTemplate.Part part = template.parts().get(i);
      CompiledKey key = part.key();
      if (key != null) {
        ContextValue value = context.read(key);
        if (value instanceof ContextValue.Unknown) {
          whole = Truth.UNKNOWN;
          pattern.anySequence();
          continue;
        }
        @Nullable String text = text(value, part, context);
        if (text == null) {
          return Truth.FALSE;
        }
        pattern.literal(text);
      } else if (wildcards && part.kind() == CompiledTemplate.Kind.ANY_SEQUENCE) {
        pattern.anySequence();
      } else if (wildcards && part.kind() == CompiledTemplate.Kind.ANY_CHARACTER) {
        pattern.anyCharacter();
      } else {
        pattern.literal(part.text());
      }
    }
    return whole;
  }

  /** The text to insert, or null if there is none. */
  private static @Nullable String text(
      ContextValue value, CompiledTemplate.Part part, EvaluationContext context) {
    if (!(value instanceof ContextValue.Present present)) {
      return part.defaultText();
    }
    if (present.multivalued()) {
      return null;
    }
    String text = present.values().isEmpty() ? "" : present.values().get(0);
    if (!text.isEmpty()) {
      return text;
    }
    if (context.takesNotes() && part.key() != null) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "VAR-3",
          "the empty value of `" + part.key().key() + "` is taken as no value for a variable");
    }
    return part.defaultText();
  }
}
