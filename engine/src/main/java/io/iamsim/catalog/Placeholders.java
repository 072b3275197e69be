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
    return matches(pattern, 0, pattern.length(), text, 0, text.length(), ignoreCase, notInLast);
  }

  /** The same of a part of the pattern and a part of the text, each up to its end. */
  static boolean matches(
      String pattern,
      int fromPattern,
      int toPattern,
      String text,
      int fromText,
      int toText,
      boolean ignoreCase,
      List<String> notInLast) {
    int start = Math.min(toPattern, nextPlaceholder(pattern, fromPattern));
    int before = start - fromPattern;
    if (start == toPattern) {
      return before == toText - fromText
          && text.regionMatches(ignoreCase, fromText, pattern, fromPattern, before);
    }
    if (before > toText - fromText
        || !text.regionMatches(ignoreCase, fromText, pattern, fromPattern, before)) {
      return false;
    }
    int position = fromText + before;
    while (start < toPattern) {
      int literal = endOfPlaceholder(pattern, start);
      int least = position + (pattern.charAt(start) == '*' ? 0 : 1);
      start = Math.min(toPattern, nextPlaceholder(pattern, literal));
      if (literal == toPattern) {
        return least <= toText && containsNone(text, position, toText, notInLast);
      }
      int length = start - literal;
      int found =
          start == toPattern
              ? toText - length
              : find(pattern, literal, length, text, least, toText, ignoreCase);
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

  /** The pattern with a star for each placeholder. */
  static String withStars(String pattern) {
    StringBuilder text = new StringBuilder();
    int position = 0;
    while (position < pattern.length()) {
      int start = nextPlaceholder(pattern, position);
      text.append(pattern, position, start);
      if (start == pattern.length()) {
        break;
      }
      text.append('*');
      position = endOfPlaceholder(pattern, start);
    }
    return text.toString();
  }

  /** How many characters from there on stand for themselves before the first that do not. */
  static int literals(String pattern, int from) {
    return nextPlaceholder(pattern, from) - from;
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
      String pattern, int literal, int length, String text, int from, int to, boolean ignoreCase) {
    if (length == 0) {
      return from <= to ? from : -1;
    }
    for (int i = from; i + length <= to; i++) {
      if (text.regionMatches(ignoreCase, i, pattern, literal, length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean containsNone(String text, int from, int to, List<String> parts) {
    for (int i = 0; i < parts.size(); i++) {
      int at = text.indexOf(parts.get(i), from);
      if (at >= 0 && at + parts.get(i).length() <= to) {
        return false;
      }
    }
    return true;
  }
}
