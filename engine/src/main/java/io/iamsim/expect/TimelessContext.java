package io.iamsim.expect;

import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;

/**
 * The context of a request that is asked at no particular time. Every request to AWS has a time, so
 * where nobody gives one it is unknown, and so is what depends on it: an answer holds at any time.
 */
public final class TimelessContext {
  private static final ConditionKey CURRENT_TIME = ConditionKey.of("aws:CurrentTime");
  private static final ConditionKey EPOCH_TIME = ConditionKey.of("aws:EpochTime");

  private TimelessContext() {}

  /** The context as it is if it says the time, else with a time that is unknown. */
  public static RequestContext of(RequestContext context) {
    if (context.get(CURRENT_TIME).isPresent() || context.get(EPOCH_TIME).isPresent()) {
      return context;
    }
    RequestContext.Builder builder = context.toBuilder();
    builder.add(CURRENT_TIME, ContextValue.present());
    builder.add(EPOCH_TIME, ContextValue.present());
    return builder.build();
  }
}
