package io.iamsim.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A string of a policy in which wildcards and policy variables are recognised (VAR-1 to VAR-4,
 * MATCH-2). The escapes <code>${*}</code>, <code>${?}</code> and <code>${$}</code> are literals.
 *
 * @param text as written
 * @param reading what is recognised in it
 */
public record PolicyString(String text, Reading reading) {

  /** What is recognised in a text. */
  public enum Reading {
    /** Nothing: every character stands for itself. */
    LITERAL,
    /** Wildcards; there are no variables. */
    WILDCARDS,
    /** Wildcards and escapes; there are no variables. */
    ESCAPES,
    /** Wildcards, escapes and the variables that there are. */
    VARIABLES,
    /** The same, and one of the variables is misspelt (VAR-8): the string matches nothing. */
    MALFORMED
  }

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

  /** A text that holds neither wildcards nor variables, whatever its characters. */
  public static PolicyString literal(String text) {
    return new PolicyString(text, Reading.LITERAL);
  }

  /**
   * The text with only its wildcards recognised, as a document without variables has it (GRAM-8).
   */
  public static PolicyString withoutVariables(String text) {
    return new PolicyString(text, Reading.WILDCARDS);
  }

  /** The text with its wildcards and variables recognised. */
  public static PolicyString withVariables(String text) {
    boolean plain = text.indexOf('$') < 0 || !text.contains("${");
    return new PolicyString(text, plain ? Reading.WILDCARDS : reading(text));
  }

  private static Reading reading(String text) {
    Reader reader = new Reader(text, true);
    List<Segment> segments = reader.read();
    if (reader.malformed) {
      return Reading.MALFORMED;
    }
    return hasVariables(segments) ? Reading.VARIABLES : Reading.ESCAPES;
  }

  /** The text in parts, in order; adjacent literals are one. They are read anew at each call. */
  public List<Segment> segments() {
    return switch (reading) {
      case LITERAL -> text.isEmpty() ? List.of() : List.of(new Segment.Literal(text));
      case WILDCARDS -> new Reader(text, false).read();
      case ESCAPES, VARIABLES, MALFORMED -> new Reader(text, true).read();
    };
  }

  /** True if a variable is misspelt (VAR-8); such a value matches nothing. */
  public boolean malformed() {
    return reading == Reading.MALFORMED;
  }

  /** True if some part depends on the request. */
  public boolean hasVariables() {
    return reading == Reading.VARIABLES
        || (reading == Reading.MALFORMED && hasVariables(segments()));
  }

  private static boolean hasVariables(List<Segment> segments) {
    for (Segment segment : segments) {
      if (segment instanceof Segment.Variable) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads a text from left to right, once. */
  private static final class Reader {
    private static final Segment ANY_SEQUENCE = new Segment.AnySequence();
    private static final Segment ANY_CHARACTER = new Segment.AnyCharacter();
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

    List<Segment> read() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '*') {
          add(ANY_SEQUENCE);
          at++;
        } else if (c == '?') {
          add(ANY_CHARACTER);
          at++;
        } else if (variables && text.startsWith("${", at)) {
          readVariable();
        } else {
          literal.append(c);
          at++;
        }
      }
      flush();
      return List.copyOf(segments);
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
