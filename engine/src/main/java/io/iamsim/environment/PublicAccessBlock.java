package io.iamsim.environment;

/**
 * The four flags of S3 Block Public Access, as set at one place: an access point, a bucket or an
 * account (S3-9).
 *
 * @param blockPublicAcls whether setting a public ACL is refused
 * @param ignorePublicAcls whether the public grants of ACLs are passed over
 * @param blockPublicPolicy whether setting a public policy is refused
 * @param restrictPublicBuckets whether a public policy serves only its own account and services
 */
public record PublicAccessBlock(
    boolean blockPublicAcls,
    boolean ignorePublicAcls,
    boolean blockPublicPolicy,
    boolean restrictPublicBuckets) {

  /** No flag is set. */
  public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);

  /** Every flag is set. */
  public static final PublicAccessBlock ALL = new PublicAccessBlock(true, true, true, true);

  /** What holds where both are set: a flag of either. */
  public PublicAccessBlock or(PublicAccessBlock other) {
    return new PublicAccessBlock(
        blockPublicAcls || other.blockPublicAcls,
        ignorePublicAcls || other.ignorePublicAcls,
        blockPublicPolicy || other.blockPublicPolicy,
        restrictPublicBuckets || other.restrictPublicBuckets);
  }
}
