package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A VPC endpoint (VPCE-1 to VPCE-5).
 *
 * @param id {@code vpce-...}
 * @param account the account that owns the endpoint
 * @param region the Region that its VPC lies in, or null if not known
 * @param vpc {@code vpc-...}, or null if not known
 * @param service the service prefix it leads to, such as {@code s3}
 * @param gateway true for a gateway endpoint, which reads account principals as the root user
 * @param policy its policy, or null for the default, which allows all
 */
public record VpcEndpoint(
    String id,
    AccountId account,
    @Nullable String region,
    @Nullable String vpc,
    String service,
    boolean gateway,
    @Nullable AttachedPolicy policy) {

  /** The endpoint's own policy. */
  public Optional<AttachedPolicy> endpointPolicy() {
    return Optional.ofNullable(policy);
  }
}
