package io.iamsim.benchmarks.contender;

import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policy variables, replaced by what a request says. */
final class Variables {
  private Variables() {}

  /** The text with its variables replaced; a variable without a value becomes the empty text. */
  static String insert(PolicyString value, Map<String, String> context) {
    return value.hasVariables() ? insert(value.segments(), context) : value.text();
  }

  /** The same, of a text taken apart before. */
  static String insert(List<Segment> segments, Map<String, String> context) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      if (segment instanceof Segment.AnySequence) {
        text.append('*');
      } else if (segment instanceof Segment.AnyCharacter) {
        text.append('?');
      } else {
        @Nullable String literal = text(segment, context);
        text.append(literal == null ? "" : literal);
      }
    }
    return text.toString();
  }

  /** What a literal or a variable stands for; null for a variable without a value. */
  static @Nullable String text(Segment segment, Map<String, String> context) {
    return segment instanceof Segment.Variable variable
        ? context.get(variable.key().canonical())
        : ((Segment.Literal) segment).text();
  }
}
