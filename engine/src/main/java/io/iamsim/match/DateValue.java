package io.iamsim.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates as date condition operators read them: the W3C profile of ISO 8601 from a year to fractions
 * of a second, or epoch seconds (COND-25). A date without time is midnight UTC.
 */
public final class DateValue {
  private final String text;
  private int at;

  private DateValue(String text) {
    this.text = text;
  }

  /** The instant that the text spells, if it spells one. */
  public static Optional<Instant> parse(String text) {
    try {
      return isEpoch(text)
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
          : new DateValue(text).read();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
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

  private Optional<Instant> read() {
    int year = number(4);
    int month = taken('-') ? number(2) : 1;
    int day = at > 4 && taken('-') ? number(2) : 1;
    LocalDate date = LocalDate.of(year, month, day);
    if (at == text.length()) {
      return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    if (at != 10 || !taken('T')) {
      return Optional.empty();
    }
    LocalTime time = readTime();
    ZoneOffset offset = readOffset();
    return at == text.length()
        ? Optional.of(date.atTime(time).toInstant(offset))
        : Optional.empty();
  }

  private LocalTime readTime() {
    int hour = number(2);
    expect(':');
    int minute = number(2);
    int second = taken(':') ? number(2) : 0;
    int nano = taken('.') ? fraction() : 0;
    return LocalTime.of(hour, minute, second, nano);
  }

  private ZoneOffset readOffset() {
    if (taken('Z')) {
      return ZoneOffset.UTC;
    }
    int sign = taken('-') ? -1 : 1;
    if (sign == 1) {
      expect('+');
    }
    int hours = number(2);
    expect(':');
    int minutes = number(2);
    if (minutes > 59) {
      throw new DateTimeException("offset");
    }
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private int fraction() {
    int start = at;
    int nano = 0;
    int weight = 100_000_000;
    while (at < text.length() && digit(text.charAt(at))) {
      nano += (text.charAt(at++) - '0') * weight;
      weight /= 10;
    }
    if (at == start) {
      throw new DateTimeException("fraction");
    }
    return nano;
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++, at++) {
      if (at >= text.length() || !digit(text.charAt(at))) {
        throw new DateTimeException("digit expected");
      }
      value = value * 10 + (text.charAt(at) - '0');
    }
    return value;
  }

  private boolean taken(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw new DateTimeException("'" + c + "' expected");
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
