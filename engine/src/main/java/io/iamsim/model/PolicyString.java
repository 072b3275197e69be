package io.iamsim.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A string of a policy in which wildcards and policy variables are recognised (VAR-1 to VAR-4,
 * MATCH-2). The escapes <code>${*}</code>, <code>${?}</code> and <code>${$}</code> are literals.
 *
 * @param text as written
 * @param segments the text in parts, in order; adjacent literals are one
 * @param malformed true if a variable is misspelt (VAR-8); such a value matches nothing
 */
public record PolicyString(String text, List<Segment> segments, boolean malformed) {

  /** A part of the text. */
  public sealed interface Segment {
    /** Characters that stand for themselves. */
    record Literal(String text) implements Segment {}

    /** {@code *}, where wildcards are active; the character itself elsewhere. */
    record AnySequence() implements Segment {}

    /** {@code ?}, where wildcards are active; the character itself elsewhere. */
    record AnyCharacter() implements Segment {}

    /**
     * <code>${key}</code> or <code>${key, 'default'}</code>.
     *
     * @param source the text with its braces
     * @param key the context key
     * @param defaultText what stands in for an absent key, or null (VAR-3)
     */
    record Variable(String source, ConditionKey key, @Nullable String defaultText)
        implements Segment {}
  }

  public PolicyString {
    segments = List.copyOf(segments);
  }

  /**
   * The text with only its wildcards recognised, as a document without variables has it (GRAM-8).
   */
  public static PolicyString withoutVariables(String text) {
    return new Reader(text, false).read();
  }

  /** The text with its wildcards and variables recognised. */
  public static PolicyString withVariables(String text) {
    return new Reader(text, true).read();
  }

  /** True if some part depends on the request. */
  public boolean hasVariables() {
    return segments.stream().anyMatch(Segment.Variable.class::isInstance);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads a text from left to right, once. */
  private static final class Reader {
    private static final String ESCAPABLE = "*?$";
    private static final String NOT_IN_A_NAME = " \t\r\n*?${'\"";

    private final String text;
    private final boolean variables;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private boolean malformed;
    private int at;

    Reader(String text, boolean variables) {
      this.text = text;
      this.variables = variables;
    }

    PolicyString read() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '*') {
          add(new Segment.AnySequence());
          at++;
        } else if (c == '?') {
          add(new Segment.AnyCharacter());
          at++;
        } else if (variables && text.startsWith("${", at)) {
          readVariable();
        } else {
          literal.append(c);
          at++;
        }
      }
      flush();
      return new PolicyString(text, segments, malformed);
    }

    private void readVariable() {
      int start = at;
      if (at + 3 < text.length()
          && ESCAPABLE.indexOf(text.charAt(at + 2)) >= 0
          && text.charAt(at + 3) == '}') {
        literal.append(text.charAt(at + 2));
        at += 4;
        return;
      }
      int nameEnd = endOfName(at + 2);
      String name = text.substring(at + 2, nameEnd);
      at = nameEnd;
      @Nullable String defaultText =
          at < text.length() && text.charAt(at) == ',' ? readDefault() : null;
      boolean closed = at < text.length() && text.charAt(at) == '}';
      if (!closed || name.isEmpty()) {
        malformed = true;
        literal.append(text, start, Math.max(at, start + 2));
        at = Math.max(at, start + 2);
        return;
      }
      at++;
      add(new Segment.Variable(text.substring(start, at), ConditionKey.of(name), defaultText));
    }

    private int endOfName(int from) {
      int end = from;
      while (end < text.length()
          && text.charAt(end) != '}'
          && text.charAt(end) != ','
          && NOT_IN_A_NAME.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      return end;
    }

    /** From the comma to the closing quote; null, and the position unmoved, if it is no default. */
    private @Nullable String readDefault() {
      int quote = at + 1;
      while (quote < text.length() && text.charAt(quote) == ' ') {
        quote++;
      }
      int end =
          quote < text.length() && text.charAt(quote) == '\'' ? text.indexOf('\'', quote + 1) : -1;
      if (end < 0) {
        return null;
      }
      at = end + 1;
      return text.substring(quote + 1, end);
    }

    private void add(Segment segment) {
      flush();
      segments.add(segment);
    }

    private void flush() {
      if (literal.length() > 0) {
        segments.add(new Segment.Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
