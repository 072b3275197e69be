package io.iamsim.environment;

import java.util.List;

/**
 * What S3 knows of a bucket, object or access point beside its policy (S3-5 to S3-9).
 *
 * @param publicAccessBlock the flags set here; the account has its own
 * @param objectOwnership whether access control lists count
 * @param acl the grants of its access control list
 */
public record S3Facts(
    PublicAccessBlock publicAccessBlock, ObjectOwnership objectOwnership, List<AclGrant> acl) {
  /** A bucket of which nothing is said: ACLs are off, nothing is blocked. */
  public static final S3Facts DEFAULT =
      new S3Facts(PublicAccessBlock.NONE, ObjectOwnership.BUCKET_OWNER_ENFORCED, List.of());

  public S3Facts {
    acl = List.copyOf(acl);
  }
}
