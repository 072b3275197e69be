package io.iamsim.match;

import java.time.Instant;
import java.util.Optional;

/**
 * Dates as date condition operators read them: the W3C profile of ISO 8601 from a year to fractions
 * of a second, or epoch seconds (COND-25). A date without time is midnight UTC.
 *
 * <p>A reader can be used again and again, so that reading a date costs no memory.
 */
public final class DateValue {
  private static final long MOST_SECONDS = Instant.MAX.getEpochSecond();
  private static final int LARGEST_OFFSET = 18 * 3600;
  private static final int DAY = 86_400;

  private String text = "";
  private int at;
  private boolean wellFormed;
  private long seconds;
  private int nanos;

  /** The instant that the text spells, if it spells one. */
  public static Optional<Instant> parse(String text) {
    DateValue value = new DateValue();
    return value.read(text)
        ? Optional.of(Instant.ofEpochSecond(value.seconds, value.nanos))
        : Optional.empty();
  }

  /** Reads a text; true if it spells a date, which is then kept. */
  public boolean read(String text) {
    this.text = text;
    at = 0;
    wellFormed = true;
    nanos = 0;
    if (isEpoch(text)) {
      readEpoch();
    } else {
      readDate();
    }
    this.text = "";
    return wellFormed;
  }

  /** How the date kept compares with an instant: earlier, the same, later. */
  public int compareTo(Instant instant) {
    return seconds != instant.getEpochSecond()
        ? Long.compare(seconds, instant.getEpochSecond())
        : Integer.compare(nanos, instant.getNano());
  }

  /** Digits only, but not the four of a year; a sign makes it epoch seconds whatever the length. */
  private static boolean isEpoch(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || (start == 0 && text.length() == 4)) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void readEpoch() {
    boolean negative = text.startsWith("-");
    long value = 0;
    for (int i = negative ? 1 : 0; i < text.length() && value <= MOST_SECONDS; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    seconds = negative ? -value : value;
    wellFormed = seconds >= Instant.MIN.getEpochSecond() && seconds <= MOST_SECONDS;
  }

  private void readDate() {
    int year = number(4, 0, 9999);
    int month = taken('-') ? number(2, 1, 12) : 1;
    int day = at > 4 && taken('-') ? number(2, 1, daysIn(year, month)) : 1;
    seconds = daysSinceEpoch(year, month, day) * DAY;
    if (at == text.length()) {
      return;
    }
    wellFormed &= at == 10;
    expect('T');
    seconds += time();
    seconds -= offset();
    wellFormed &= at == text.length();
  }

  private int time() {
    int hour = number(2, 0, 23);
    expect(':');
    int minute = number(2, 0, 59);
    int second = taken(':') ? number(2, 0, 59) : 0;
    if (taken('.')) {
      fraction();
    }
    return hour * 3600 + minute * 60 + second;
  }

  private int offset() {
    if (taken('Z')) {
      return 0;
    }
    int sign = taken('-') ? -1 : 1;
    if (sign == 1) {
      expect('+');
    }
    int hours = number(2, 0, 18);
    expect(':');
    int offset = hours * 3600 + number(2, 0, 59) * 60;
    wellFormed &= offset <= LARGEST_OFFSET;
    return sign * offset;
  }

  private void fraction() {
    int start = at;
    int weight = 100_000_000;
    while (at < text.length() && digit(text.charAt(at))) {
      nanos += (text.charAt(at++) - '0') * weight;
      weight /= 10;
    }
    wellFormed &= at > start;
  }

  private int number(int digits, int least, int most) {
    int value = 0;
    for (int i = 0; i < digits; i++, at++) {
      if (at >= text.length() || !digit(text.charAt(at))) {
        wellFormed = false;
        return least;
      }
      value = value * 10 + (text.charAt(at) - '0');
    }
    wellFormed &= value >= least && value <= most;
    return value;
  }

  private boolean taken(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    wellFormed &= taken(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Counted in years that begin in March, so that the leap day is a year's last. */
  private static long daysSinceEpoch(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int monthFromMarch = (month + 9) % 12;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
