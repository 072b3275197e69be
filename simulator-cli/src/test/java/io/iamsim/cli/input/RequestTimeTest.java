package io.iamsim.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestTimeTest {
  private static final RequestTime TIME = RequestTime.of(Instant.parse("2026-10-01T12:00:00.75Z"));

  private static ContextValue value(RequestContext context, String key) {
    return context.get(ConditionKey.of(key)).orElseThrow();
  }

  @Test
  void bothKeysAreFilledFromTheClockInWholeSeconds() {
    RequestContext context = TIME.complete(RequestContext.builder());
    assertThat(value(context, "aws:CurrentTime"))
        .isEqualTo(ContextValue.of("2026-10-01T12:00:00Z"));
    assertThat(value(context, "aws:EpochTime")).isEqualTo(ContextValue.of("1790856000"));
  }

  @Test
  void theOtherKeyAgreesWithTheOneGiven() {
    assertThat(
            value(
                TIME.complete(
                    RequestContext.builder().put("AWS:currenttime", "1970-01-01T00:01:00Z")),
                "aws:EpochTime"))
        .isEqualTo(ContextValue.of("60"));
    assertThat(
            value(
                TIME.complete(RequestContext.builder().put("aws:EpochTime", "60")),
                "aws:CurrentTime"))
        .isEqualTo(ContextValue.of("1970-01-01T00:01:00Z"));
  }

  @Test
  void anUnknownTimeIsUnknownInBothKeys() {
    RequestContext context =
        TIME.complete(RequestContext.builder().put("aws:CurrentTime", new ContextValue.Unknown()));
    assertThat(value(context, "aws:EpochTime")).isEqualTo(new ContextValue.Unknown());
  }

  @Test
  void givenTimesAreLeftAsTheyAre() {
    RequestContext.Builder given =
        RequestContext.builder().put("aws:CurrentTime", "never").put("aws:EpochTime", "1");
    RequestContext context = TIME.complete(given);
    assertThat(value(context, "aws:CurrentTime")).isEqualTo(ContextValue.of("never"));
    assertThat(value(context, "aws:EpochTime")).isEqualTo(ContextValue.of("1"));
  }

  /** Times as {@link java.time.Instant#parse} reads them; what it refuses has the clock's time. */
  @ParameterizedTest
  @CsvSource({
    "2000-02-29T23:59:59Z,951868799",
    "1969-12-31T23:59:59Z,-1",
    "2026-10-01T12:00:00.5Z,1790856000",
    "2026-10-01T24:00:00Z,1790899200",
    "2026-10-01T14:00:00+02:00,1790856000",
    "2026-02-29T00:00:00Z,1790856000",
    "2026-13-01T00:00:00Z,1790856000",
    "2026-1O-01T00:00:00Z,1790856000",
    "2026-10-01T12:60:00Z,1790856000",
    "2026-10-01,1790856000",
  })
  void aGivenTimeIsReadAsAnInstant(String given, String epoch) {
    assertThat(
            value(
                TIME.complete(RequestContext.builder().put("aws:CurrentTime", given)),
                "aws:EpochTime"))
        .isEqualTo(ContextValue.of(epoch));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T12:00:00Z",
    "2024-02-29T23:59:59Z",
    "1970-01-01T00:00:00Z",
    "0999-01-02T03:04:05Z",
    "+10000-11-12T13:14:15Z",
  })
  void theTimeIsWrittenAsAnInstant(String instant) {
    RequestContext context =
        RequestTime.of(Instant.parse(instant)).complete(RequestContext.builder());
    assertThat(value(context, "aws:CurrentTime")).isEqualTo(ContextValue.of(instant));
  }
}
