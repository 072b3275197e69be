package io.iamsim.cli.input;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time of a request: {@code aws:CurrentTime} and {@code aws:EpochTime}, from a clock that was
 * read once. Where the caller gives one of the two keys, the other agrees with it (CTX-4).
 */
public final class RequestTime {
  private static final ConditionKey CURRENT = ConditionKey.of("aws:CurrentTime");
  private static final ConditionKey EPOCH = ConditionKey.of("aws:EpochTime");

  private final ContextValue current;
  private final ContextValue epoch;

  private RequestTime(ContextValue current, ContextValue epoch) {
    this.current = current;
    this.epoch = epoch;
  }

  /** The time of every request of a run. */
  public static RequestTime of(Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return new RequestTime(
        ContextValue.of(text(second)), ContextValue.of(Long.toString(second.getEpochSecond())));
  }

  /** As the instant itself says it, without the formatters that it would set up for that. */
  private static String text(Instant second) {
    OffsetDateTime time = second.atOffset(ZoneOffset.UTC);
    if (time.getYear() < 1000 || time.getYear() > 9999) {
      return second.toString();
    }
    return time.getYear()
        + "-"
        + twoDigits(time.getMonthValue())
        + "-"
        + twoDigits(time.getDayOfMonth())
        + "T"
        + twoDigits(time.getHour())
        + ":"
        + twoDigits(time.getMinute())
        + ":"
        + twoDigits(time.getSecond())
        + "Z";
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** The context with the keys of the time that the caller left out. */
  public RequestContext complete(RequestContext.Builder given) {
    @Nullable ContextValue saidCurrent = given.find(CURRENT);
    @Nullable ContextValue saidEpoch = given.find(EPOCH);
    if (saidCurrent == null) {
      @Nullable ContextValue agreeing = saidEpoch == null ? current : fromEpoch(saidEpoch);
      given.add(CURRENT, agreeing == null ? current : agreeing);
    }
    if (saidEpoch == null) {
      @Nullable ContextValue agreeing = saidCurrent == null ? epoch : fromCurrent(saidCurrent);
      given.add(EPOCH, agreeing == null ? epoch : agreeing);
    }
    return given.build();
  }

  /** The other key's value, or null if this one is no time. */
  private static @Nullable ContextValue fromCurrent(ContextValue said) {
    if (!(said instanceof ContextValue.Present present)) {
      return said;
    }
    try {
      return present.values().size() == 1
          ? ContextValue.of(Long.toString(epochSecond(present.values().get(0))))
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The form {@code 2026-01-31T00:00:00Z} is read here, since streams have it in every line. */
  private static long epochSecond(String text) {
    if (text.length() != 20
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(19) != 'Z') {
      return Instant.parse(text).getEpochSecond();
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text).getEpochSecond();
    }
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    return date.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("no digit");
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static @Nullable ContextValue fromEpoch(ContextValue said) {
    if (!(said instanceof ContextValue.Present present)) {
      return said;
    }
    try {
      return present.values().size() == 1
          ? ContextValue.of(
              Instant.ofEpochSecond(Long.parseLong(present.values().get(0))).toString())
          : null;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
