package io.iamsim.authorize;

import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.Resource;
import io.iamsim.model.Arn;
import io.iamsim.model.S3Name;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The context keys of requests for a bucket, an object or an access point of Amazon S3 (S3-13,
 * S3-19).
 *
 * <p>A bucket's tags are the request's if attribute-based access control is enabled for the bucket,
 * for the bucket and for its objects; else nothing carries them. An access point's own tags are
 * there in any case.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging.html">Using
 *     tags with S3 general purpose buckets</a>
 */
final class S3Keys {
  private static final String RESOURCE_TAG = "aws:ResourceTag/";
  private static final String BUCKET_TAG = "s3:BucketTag/";
  private static final String ACCESS_POINT_TAG = "s3:AccessPointTag/";

  private final RequestFacts facts;
  private final GlobalContextKeys keys;
  private final S3Name name;

  private S3Keys(RequestFacts facts, GlobalContextKeys keys, S3Name name) {
    this.facts = facts;
    this.keys = keys;
    this.name = name;
  }

  /** True if the tags of what is asked for are S3's to tell. */
  static boolean tellTags(RequestFacts facts) {
    return facts.request().action().service().equals("s3")
        && S3Name.parse(facts.request().resource()).isPresent();
  }

  static void derive(RequestFacts facts, GlobalContextKeys keys) {
    S3Name.parse(facts.request().resource())
        .ifPresent(name -> new S3Keys(facts, keys, name).derive());
  }

  private void derive() {
    if (name.throughAccessPoint()) {
      accessPoint();
      accessPointTags();
    } else {
      keys.absent(
          "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:AccessPointNetworkOrigin");
      bucketTags();
    }
    facts
        .knownObject()
        .ifPresent(
            object -> {
              object
                  .tags()
                  .forEach((tag, value) -> keys.assume("s3:ExistingObjectTag/" + tag, value));
              keys.absentFamily("s3:existingobjecttag/");
            });
  }

  private void accessPoint() {
    keys.derive("s3:DataAccessPointArn", name.container());
    Arn.parse(facts.request().resource())
        .ifPresent(arn -> keys.derive("s3:DataAccessPointAccount", arn.account()));
    facts
        .knownResource()
        .flatMap(known -> known.s3Facts().accessPoint())
        .ifPresent(known -> keys.derive("s3:AccessPointNetworkOrigin", known.networkOrigin()));
  }

  /** S3-19: the bucket's tags if its ABAC is enabled, and no tag at all if not. */
  private void bucketTags() {
    Optional<Resource> bucket = facts.knownBucket();
    if (bucket.isEmpty()) {
      return;
    }
    tagsForAccess(bucket.get())
        .forEach(
            (tag, value) -> {
              keys.assume(RESOURCE_TAG + tag, value);
              keys.assume(BUCKET_TAG + tag, value);
            });
    keys.absentFamily("aws:resourcetag/");
    keys.absentFamily("s3:buckettag/");
  }

  private static Map<String, String> tagsForAccess(Resource bucket) {
    return bucket.s3Facts().abac() == BucketAbac.ENABLED ? bucket.tags() : Map.of();
  }

  /**
   * S3-21: AWS's pages say of {@code aws:ResourceTag} through an access point that it is the
   * bucket's tag, and that it is the access point's. Where the two differ it is unknown.
   */
  private void accessPointTags() {
    keys.absentFamily("s3:buckettag/");
    Optional<Resource> accessPoint = facts.knownResource();
    if (accessPoint.isEmpty()) {
      return;
    }
    Map<String, String> own = accessPoint.get().tags();
    own.forEach((tag, value) -> keys.assume(ACCESS_POINT_TAG + tag, value));
    keys.absentFamily("s3:accesspointtag/");
    if (facts.knownBucket().isEmpty()) {
      own.keySet().forEach(tag -> keys.unknown(RESOURCE_TAG + tag));
      return;
    }
    Map<String, String> behind = tagsForAccess(facts.knownBucket().get());
    TreeSet<String> tags = new TreeSet<>(own.keySet());
    tags.addAll(behind.keySet());
    for (String tag : tags) {
      if (own.getOrDefault(tag, "").equals(behind.getOrDefault(tag, ""))
          && own.containsKey(tag) == behind.containsKey(tag)) {
        keys.assume(RESOURCE_TAG + tag, own.getOrDefault(tag, ""));
      } else {
        keys.unknown(RESOURCE_TAG + tag);
      }
    }
    keys.absentFamily("aws:resourcetag/");
  }
}
