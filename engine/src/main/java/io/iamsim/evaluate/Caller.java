package io.iamsim.evaluate;

import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What principal elements are compared with.
 *
 * @param principal who makes the request
 * @param uniqueId {@code AIDA...} or {@code AROA...} of the user or role, or null if not known
 * @param canonicalUserId the S3 id of the caller's account, or null if not known
 * @param boundaryAttached whether the user or role has a permissions boundary (PRIN-22)
 * @param gatewayEndpoint true if a VPC endpoint policy is a gateway endpoint's (VPCE-4)
 */
public record Caller(
    RequestPrincipal principal,
    @Nullable String uniqueId,
    @Nullable String canonicalUserId,
    Truth boundaryAttached,
    boolean gatewayEndpoint) {

  /** The unique id of the user or role. */
  public Optional<String> knownUniqueId() {
    return Optional.ofNullable(uniqueId);
  }
}
