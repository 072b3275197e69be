package io.iamsim.environment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies attached at one place: one organisation node, or all that a layer has.
 *
 * @param target the organisation node's id, or null outside organisations
 * @param policies what is attached there
 */
public record PolicyLevel(@Nullable String target, List<AttachedPolicy> policies) {
  public PolicyLevel {
    policies = List.copyOf(policies);
  }

  /** The organisation node's id. */
  public Optional<String> targetNode() {
    return Optional.ofNullable(target);
  }
}
