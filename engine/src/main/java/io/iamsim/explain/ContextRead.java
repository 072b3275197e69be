package io.iamsim.explain;

import io.iamsim.request.ContextValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition key that some statement read, and what it held.
 *
 * @param key the key as the first reader spells it
 * @param value what is known of it, or null if it was missing and taken as absent (UNK-1)
 */
public record ContextRead(String key, @Nullable ContextValue value) {

  /** What is known of the key; absent if it was missing. */
  public Optional<ContextValue> known() {
    return Optional.ofNullable(value);
  }
}
