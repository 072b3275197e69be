package io.iamsim.environment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What S3 knows of a bucket, object or access point beside its policy (S3-5 to S3-13).
 *
 * @param publicAccessBlock the flags set here; the account has its own
 * @param objectOwnership whether access control lists count
 * @param acl the grants of its access control list
 * @param leadsTo where an access point leads, or null for buckets and objects
 * @param region the Region that a bucket lies in, which its ARN does not say; null if not known
 * @param abac whether conditions may ask for a bucket's tags
 */
public record S3Facts(
    PublicAccessBlock publicAccessBlock,
    ObjectOwnership objectOwnership,
    List<AclGrant> acl,
    @Nullable AccessPoint leadsTo,
    @Nullable String region,
    BucketAbac abac) {
  /** A bucket of which nothing is said: ACLs are off, nothing is blocked. */
  public static final S3Facts DEFAULT =
      new S3Facts(
          PublicAccessBlock.NONE,
          ObjectOwnership.BUCKET_OWNER_ENFORCED,
          List.of(),
          null,
          null,
          BucketAbac.DISABLED);

  public S3Facts {
    acl = List.copyOf(acl);
  }

  /** The same with this setting of the bucket's ABAC. */
  public S3Facts with(BucketAbac setting) {
    return new S3Facts(publicAccessBlock, objectOwnership, acl, leadsTo, region, setting);
  }

  /** Where an access point leads. */
  public Optional<AccessPoint> accessPoint() {
    return Optional.ofNullable(leadsTo);
  }
}
