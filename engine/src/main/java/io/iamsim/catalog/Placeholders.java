package io.iamsim.catalog;

import java.util.List;

/**
 * Compares texts with the patterns of the Service Authorization Reference, in which {@code ${Name}}
 * or {@code <name>} stands for one or more characters and {@code *} for any number.
 *
 * <p>Every literal is taken at its first occurrence, so the walk is linear and never goes back; a
 * last literal must end the text. That decides all patterns in use, in which what follows a
 * placeholder delimits it.
 */
final class Placeholders {
  private Placeholders() {}

  static boolean standIn(String pattern) {
    return nextPlaceholder(pattern, 0) < pattern.length();
  }

  /**
   * Whether the text fits the pattern and its last placeholder, if that ends the pattern, has none
   * of these parts.
   */
  static boolean matches(String pattern, String text, boolean ignoreCase, List<String> notInLast) {
    int start = nextPlaceholder(pattern, 0);
    if (start == pattern.length()) {
      return pattern.length() == text.length()
          && pattern.regionMatches(ignoreCase, 0, text, 0, text.length());
    }
    if (!text.regionMatches(ignoreCase, 0, pattern, 0, start)) {
      return false;
    }
    int position = start;
    while (start < pattern.length()) {
      int literal = endOfPlaceholder(pattern, start);
      int least = position + (pattern.charAt(start) == '*' ? 0 : 1);
      start = nextPlaceholder(pattern, literal);
      if (literal == pattern.length()) {
        return least <= text.length() && containsNone(text.substring(position), notInLast);
      }
      int length = start - literal;
      int found =
          start == pattern.length()
              ? text.length() - length
              : find(pattern, literal, length, text, least, ignoreCase);
      if (found < least || !text.regionMatches(ignoreCase, found, pattern, literal, length)) {
        return false;
      }
      position = found + length;
    }
    return true;
  }

  /**
   * The number of characters that stand for themselves; of two fitting patterns, the one with more
   * is closer.
   */
  static int literalLength(String pattern) {
    int length = 0;
    int position = 0;
    while (position < pattern.length()) {
      int start = nextPlaceholder(pattern, position);
      length += start - position;
      position = start == pattern.length() ? start : endOfPlaceholder(pattern, start);
    }
    return length;
  }

  private static int nextPlaceholder(String pattern, int from) {
    for (int i = from; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*'
          || (c == '<' && pattern.indexOf('>', i) > 0)
          || (c == '$' && pattern.startsWith("${", i) && pattern.indexOf('}', i) > 0)) {
        return i;
      }
    }
    return pattern.length();
  }

  private static int endOfPlaceholder(String pattern, int start) {
    return switch (pattern.charAt(start)) {
      case '*' -> start + 1;
      case '<' -> pattern.indexOf('>', start) + 1;
      default -> pattern.indexOf('}', start) + 1;
    };
  }

  private static int find(
      String pattern, int literal, int length, String text, int from, boolean ignoreCase) {
    if (length == 0) {
      return from <= text.length() ? from : -1;
    }
    for (int i = from; i + length <= text.length(); i++) {
      if (text.regionMatches(ignoreCase, i, pattern, literal, length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean containsNone(String text, List<String> parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return false;
      }
    }
    return true;
  }
}
