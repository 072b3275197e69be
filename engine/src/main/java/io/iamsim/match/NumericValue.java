package io.iamsim.match;

import java.util.Optional;

/**
 * A number as numeric condition operators read it: a sign, digits, a fraction (COND-24). Numbers
 * are compared digit by digit, exactly and without a copy; {@code 10} and {@code 10.0} are equal.
 */
public final class NumericValue {
  private static final int MAX_DIGITS = 1_000;

  private final String text;

  private NumericValue(String text) {
    this.text = text;
  }

  /** The number that the text spells, if it spells one. */
  public static Optional<NumericValue> parse(String text) {
    return isNumber(text) ? Optional.of(new NumericValue(text)) : Optional.empty();
  }

  /** True if the text spells a number. */
  public static boolean isNumber(String text) {
    int digits = 0;
    int points = 0;
    for (int i = start(text); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '.' || ++points > 1) {
        return false;
      }
    }
    return digits > 0 && digits <= MAX_DIGITS && !text.endsWith(".");
  }

  /** How another number, which {@link #isNumber}, compares with this one: less, equal, greater. */
  public int compareFrom(String other) {
    int sign = sign(other);
    if (sign != sign(text)) {
      return Integer.compare(sign, sign(text));
    }
    return sign * compareMagnitudes(other, text);
  }

  private static int compareMagnitudes(String one, String other) {
    int from = firstDigit(one);
    int to = point(one);
    int otherFrom = firstDigit(other);
    int otherTo = point(other);
    if (to - from != otherTo - otherFrom) {
      return Integer.compare(to - from, otherTo - otherFrom);
    }
    int digits = Math.max(one.length() - from, other.length() - otherFrom);
    for (int i = 0; i < digits; i++) {
      int order = Character.compare(digit(one, from + i), digit(other, otherFrom + i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The character at the index; behind the last digit zeros go on. */
  private static char digit(String text, int at) {
    return at < text.length() && text.charAt(at) != '.' ? text.charAt(at) : '0';
  }

  private static int start(String text) {
    return text.startsWith("+") || text.startsWith("-") ? 1 : 0;
  }

  /** The first digit of the integer part that is no zero, or where the integer part ends. */
  private static int firstDigit(String text) {
    int at = start(text);
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int point(String text) {
    int point = text.indexOf('.');
    return point < 0 ? text.length() : point;
  }

  private static int sign(String text) {
    for (int i = start(text); i < text.length(); i++) {
      if (text.charAt(i) != '0' && text.charAt(i) != '.') {
        return text.startsWith("-") ? -1 : 1;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
