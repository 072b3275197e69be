package io.iamsim.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request's parties beside the request.
 *
 * @param uniqueId the caller's {@code AIDA...} or {@code AROA...} id, of a federated user the
 *     creating user's; null if not known (UNK-13)
 * @param canonicalUserIds how S3 names accounts, by account id; of others it is not known (PRIN-13)
 * @param gatewayEndpoint whether the VPC endpoint is a gateway, or null if it is not known (VPCE-4)
 * @param throughService whether a service makes the call, or null to go by {@code aws:CalledVia}
 * @param awsManagedKey whether the resource is a key that AWS manages (KMS-11)
 * @param onlyFromVpc the VPC from which alone an access point takes requests, or null (S3-12)
 * @param providerMissing whether the account of the calling identity provider is known not to have
 *     it (STS-8, ROOM-46)
 * @param grantsKnown whether the grants on the key are known (KMS-16)
 */
public record ReferenceFacts(
    @Nullable String uniqueId,
    Map<String, String> canonicalUserIds,
    @Nullable Boolean gatewayEndpoint,
    @Nullable Truth throughService,
    boolean awsManagedKey,
    @Nullable String onlyFromVpc,
    boolean providerMissing,
    boolean grantsKnown) {

  /** Nothing is known. */
  public static ReferenceFacts none() {
    return new ReferenceFacts(null, Map.of(), null, null, false, null, false, true);
  }
}
