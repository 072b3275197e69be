package io.iamsim.cli.input;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.time.DateTimeException;
import java.time.Instant;
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
        ContextValue.of(second.toString()),
        ContextValue.of(Long.toString(second.getEpochSecond())));
  }

  /** The context with the keys of the time that the caller left out. */
  public RequestContext complete(RequestContext.Builder given) {
    boolean currentAdded = given.add(CURRENT, current);
    boolean epochAdded = given.add(EPOCH, epoch);
    RequestContext context = given.build();
    if (currentAdded == epochAdded) {
      return context;
    }
    ContextValue said = context.values().getOrDefault(currentAdded ? EPOCH : CURRENT, current);
    @Nullable ContextValue agreeing = currentAdded ? fromEpoch(said) : fromCurrent(said);
    if (agreeing == null) {
      return context;
    }
    return given.put((currentAdded ? CURRENT : EPOCH).text(), agreeing).build();
  }

  /** The other key's value, or null if this one is no time. */
  private static @Nullable ContextValue fromCurrent(ContextValue said) {
    if (!(said instanceof ContextValue.Present present)) {
      return said;
    }
    try {
      return present.values().size() == 1
          ? ContextValue.of(Long.toString(Instant.parse(present.values().get(0)).getEpochSecond()))
          : null;
    } catch (DateTimeException e) {
      return null;
    }
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
