package io.iamsim.reference.collect;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.Account;
import io.iamsim.environment.ObjectOwnership;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Controls;
import io.iamsim.environment.S3Facts;
import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Optional;

/** What bears on an S3 request beside policies: S3-4, S3-5, S3-9, S3-13, ROOM-24. */
final class BucketFacts {
  private final Parties parties;

  private BucketFacts(Parties parties) {
    this.parties = parties;
  }

  static S3Controls of(Parties parties) {
    boolean ofS3 =
        parties.request().action().service().equals("s3")
            && S3Arns.container(parties.request().resource()).isPresent();
    return ofS3 ? new BucketFacts(parties).controls() : S3Controls.NONE;
  }

  private S3Controls controls() {
    Optional<S3Facts> own = parties.carrier().map(Resource::s3);
    PublicAccessBlock block =
        or(
            own.map(S3Facts::publicAccessBlock).orElse(PublicAccessBlock.NONE),
            account(parties.owner()));
    if (S3Arns.isThroughAccessPoint(parties.request().resource())) {
      return new S3Controls(
          or(block, bucketBehind(own.map(S3Facts::leadsTo))),
          ObjectOwnership.BUCKET_OWNER_ENFORCED,
          List.of(),
          List.of(),
          null);
    }
    Optional<Resource> object =
        S3Arns.isObjectOfBucket(parties.request().resource()) ? parties.itself() : Optional.empty();
    Optional<AccountId> foreigner =
        object.map(Resource::account).filter(owner -> !parties.owner().equals(Optional.of(owner)));
    return new S3Controls(
        block,
        own.map(S3Facts::objectOwnership).orElse(ObjectOwnership.BUCKET_OWNER_ENFORCED),
        own.map(S3Facts::acl).orElse(List.of()),
        object.map(Resource::s3).map(S3Facts::acl).orElse(List.of()),
        foreigner.orElse(null));
  }

  /** S3-9: the flags of the access point, of its bucket and of the accounts count together. */
  private PublicAccessBlock bucketBehind(Optional<AccessPoint> accessPoint) {
    String partition = parties.request().resource().split(":")[1];
    Optional<Resource> bucket =
        accessPoint.flatMap(
            point -> parties.resource("arn:" + partition + ":s3:::" + point.bucket()));
    PublicAccessBlock ofBucket =
        bucket.map(Resource::s3).map(S3Facts::publicAccessBlock).orElse(PublicAccessBlock.NONE);
    return or(ofBucket, account(bucket.map(Resource::account)));
  }

  /** The organization sets all four flags or none. */
  private PublicAccessBlock account(Optional<AccountId> id) {
    boolean all = parties.member(id).filter(Organization.Member::publicAccessBlocked).isPresent();
    PublicAccessBlock own =
        parties.account(id).map(Account::publicAccessBlock).orElse(PublicAccessBlock.NONE);
    return all ? new PublicAccessBlock(true, true, true, true) : own;
  }

  private static PublicAccessBlock or(PublicAccessBlock one, PublicAccessBlock other) {
    return new PublicAccessBlock(
        one.blockPublicAcls() | other.blockPublicAcls(),
        one.ignorePublicAcls() | other.ignorePublicAcls(),
        one.blockPublicPolicy() | other.blockPublicPolicy(),
        one.restrictPublicBuckets() | other.restrictPublicBuckets());
  }
}
