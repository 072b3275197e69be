package io.iamsim.authorize;

import io.iamsim.catalog.ConditionKeyEntry;
import io.iamsim.request.ContextValue;
import java.util.Optional;

/** Whether the service data have a condition key as a list (CTX-3). */
enum Cardinality {
  LIST,
  SINGLE,
  NOT_LISTED;

  static Cardinality of(Optional<ConditionKeyEntry> entry) {
    if (entry.isEmpty()) {
      return NOT_LISTED;
    }
    return entry.get().multivalued() ? LIST : SINGLE;
  }

  /** The value with the cardinality that the key has; the very same if it has it already. */
  ContextValue applyTo(ContextValue value) {
    if (value instanceof ContextValue.Unknown unknown) {
      return this == LIST && !unknown.multivalued()
          ? new ContextValue.Unknown(unknown.certain(), true, unknown.shape())
          : unknown;
    }
    if (!(value instanceof ContextValue.Present present)) {
      return value;
    }
    boolean multivalued =
        this == LIST || (this == SINGLE ? present.values().size() > 1 : present.multivalued());
    return multivalued == present.multivalued()
        ? present
        : new ContextValue.Present(present.values(), multivalued);
  }
}
