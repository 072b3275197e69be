package io.iamsim.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates as COND-25 has them. */
final class ReferenceDates {
  private static final String TIME = "T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?";
  private static final String ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})";

  private ReferenceDates() {}

  static Optional<Instant> parse(String text) {
    try {
      if (text.matches("[0-9]{4}")) {
        return Optional.of(midnight(LocalDate.of(Integer.parseInt(text), 1, 1)));
      }
      if (text.matches("-?[0-9]+")) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}")) {
        return Optional.of(midnight(YearMonth.parse(text).atDay(1)));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return Optional.of(midnight(LocalDate.parse(text)));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}" + TIME + ZONE)) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
