package io.iamsim.environment;

import io.iamsim.model.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user or a role with what is attached to it; a user's policies include those of its groups
 * (GRAM-19).
 *
 * @param arn {@code arn:P:iam::A:user/path/name} or {@code .../role/path/name}
 * @param uniqueId {@code AIDA...} or {@code AROA...}, or null if not known (UNK-13)
 * @param policies all identity-based policies
 * @param permissionsBoundary the boundary, or null
 * @param trustPolicy a role's trust policy, or null
 * @param tags the tags
 */
public record IamIdentity(
    Arn arn,
    @Nullable String uniqueId,
    List<AttachedPolicy> policies,
    @Nullable AttachedPolicy permissionsBoundary,
    @Nullable AttachedPolicy trustPolicy,
    Map<String, String> tags) {
  public IamIdentity {
    policies = List.copyOf(policies);
    tags = Map.copyOf(tags);
  }

  /** The boundary. */
  public Optional<AttachedPolicy> boundary() {
    return Optional.ofNullable(permissionsBoundary);
  }

  /** The trust policy of a role. */
  public Optional<AttachedPolicy> trust() {
    return Optional.ofNullable(trustPolicy);
  }
}
