package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource that carries a policy or facts of its own.
 *
 * @param arn the resource's ARN
 * @param account its owner
 * @param policy its resource-based policy, or null
 * @param tags its tags
 * @param aliases other names, such as {@code alias/data} of a KMS key
 */
public record Resource(
    String arn,
    AccountId account,
    @Nullable AttachedPolicy policy,
    Map<String, String> tags,
    List<String> aliases) {
  public Resource {
    tags = Map.copyOf(tags);
    aliases = List.copyOf(aliases);
  }

  /** The resource-based policy. */
  public Optional<AttachedPolicy> resourcePolicy() {
    return Optional.ofNullable(policy);
  }
}
