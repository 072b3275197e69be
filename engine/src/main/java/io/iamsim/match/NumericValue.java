package io.iamsim.match;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as numeric condition operators read them: a sign, digits, a fraction (COND-24). */
public final class NumericValue {
  private static final int MAX_DIGITS = 1_000;

  private NumericValue() {}

  /**
   * The number that the text spells, if it spells one; {@code 10} and {@code 10.0} compare as
   * equal.
   */
  public static Optional<BigDecimal> parse(String text) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '.' || ++points > 1) {
        return Optional.empty();
      }
    }
    boolean number = digits > 0 && digits <= MAX_DIGITS && !text.endsWith(".");
    return number ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
