package io.iamsim.authorize;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found for one kind of request.
 *
 * @param beginning what the ARNs of the kind have in common
 * @param form how they go on, as {@link RequestKind} has it
 * @param ruling what holds for all requests of the kind, or null if too much depends on the single
 *     request
 */
record Precedent(String beginning, int form, @Nullable Ruling ruling) {

  /** For requests that name no resource. */
  static Precedent withoutResource(Optional<Ruling> ruling) {
    return new Precedent("", -1, ruling.orElse(null));
  }

  /** True if the ARN is of this kind. */
  boolean isFor(String arn, RequestKind kind) {
    return form == kind.form() && beginning.length() == kind.length() && arn.startsWith(beginning);
  }
}
