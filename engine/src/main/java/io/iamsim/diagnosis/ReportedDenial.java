package io.iamsim.diagnosis;

import io.iamsim.model.ActionName;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A denial as AWS reports it.
 *
 * @param principal who asked
 * @param action what for
 * @param resource on what; {@code *} if the report names nothing
 * @param context what the report says of the request's condition keys
 * @param cause what it says of the reason, or null if nothing
 * @param remarks what the report leaves open, in words
 */
public record ReportedDenial(
    RequestPrincipal principal,
    ActionName action,
    String resource,
    RequestContext context,
    @Nullable ReportedCause cause,
    List<String> remarks) {
  public ReportedDenial {
    remarks = List.copyOf(remarks);
  }

  /** What AWS says of the reason. */
  public Optional<ReportedCause> reason() {
    return Optional.ofNullable(cause);
  }

  /** The same with keys that somebody knows besides, which win. */
  public ReportedDenial with(RequestContext known) {
    return new ReportedDenial(principal, action, resource, context.with(known), cause, remarks);
  }

  /** The keys, each with its value, that a builder adds. */
  static void put(RequestContext.Builder context, String key, Optional<String> value) {
    value.ifPresent(text -> context.put(key, ContextValue.of(text)));
  }
}
