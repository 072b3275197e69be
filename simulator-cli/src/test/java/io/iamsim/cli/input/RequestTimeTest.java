package io.iamsim.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
