package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.request.ContextValue;
import org.jspecify.annotations.Nullable;

/** The condition keys of a request, given and derived. */
public interface ContextKeys {
  /** What is known of a key, or null if nothing is. */
  @Nullable ContextValue get(CompiledKey key);

  /** True if the request itself says something of a key; what does not know says so too. */
  default boolean gives(CompiledKey key) {
    return true;
  }
}
