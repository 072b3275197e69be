package io.iamsim.reference.context;

import static io.iamsim.reference.context.Row.absent;
import static io.iamsim.reference.context.Row.family;

import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.BucketAbac;
import io.iamsim.environment.Resource;
import io.iamsim.environment.S3Facts;
import io.iamsim.reference.collect.S3Arns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tags of what is asked for: ROOM-66, ROOM-82, and S3-19 and S3-21 for S3. */
final class TagTable {
  private TagTable() {}

  private static final List<Row> S3 =
      List.of(
          bucketTag("aws:ResourceTag/*"),
          absent("S3-19", "aws:ResourceTag/*", c -> bucketAsked(c)),
          bucketTag("s3:BucketTag/*"),
          absent("S3-19", "s3:BucketTag/*", c -> bucketAsked(c)),
          absent("S3-21", "s3:BucketTag/*", c -> throughPoint(c)),
          family(
              "S3-21",
              "s3:AccessPointTag/*",
              c -> throughPoint(c) && c.parties().carrier().isPresent(),
              (c, tag) -> CallerTable.tag(ownTags(c), tag)),
          absent(
              "S3-21",
              "s3:AccessPointTag/*",
              c -> throughPoint(c) && c.parties().carrier().isPresent()),
          family(
              "S3-21",
              "aws:ResourceTag/*",
              c -> throughPoint(c) && bucketBehind(c).isPresent(),
              (c, tag) -> agreed(c, tag)),
          new Row(
              "S3-21",
              "aws:ResourceTag/*",
              c -> throughPoint(c) && c.parties().carrier().isPresent(),
              Row.State.UNKNOWN,
              (c, tag) ->
                  CallerTable.tag(ownTags(c), tag)
                      .or(() -> CallerTable.tag(tagsForAccess(bucketBehind(c)), tag))
                      .map(value -> new io.iamsim.request.ContextValue.Unknown())),
          absent("S3-21", "aws:ResourceTag/*", c -> throughPoint(c) && bucketBehind(c).isPresent()),
          family(
              "2.3",
              "s3:ExistingObjectTag/*",
              c -> objectKnown(c),
              (c, tag) -> CallerTable.tag(ownTags(c), tag)),
          absent("2.3", "s3:ExistingObjectTag/*", c -> objectKnown(c)));

  static final List<Row> ROWS = Stream.of(S3, others()).flatMap(List::stream).toList();

  /** ROOM-82: the families that are called so, in the requests that carry them. */
  private static List<Row> others() {
    List<Row> rows = new ArrayList<>();
    for (String key : List.of("aws:ResourceTag/*", "ec2:ResourceTag/*", "iam:ResourceTag/*")) {
      rows.add(
          new Row(
              "ROOM-66",
              key,
              c -> !ofS3(c) && tells(c, key) && !c.typeKnown(),
              Row.State.UNKNOWN,
              (c, tag) ->
                  CallerTable.tag(tags(c).orElseThrow(), tag)
                      .map(value -> new io.iamsim.request.ContextValue.Unknown())));
      rows.add(
          family(
              "ROOM-82",
              key,
              c -> !ofS3(c) && tells(c, key) && c.typeKnown(),
              (c, tag) -> CallerTable.tag(tags(c).orElseThrow(), tag)));
      rows.add(absent("ROOM-66", key, c -> !ofS3(c) && tells(c, key)));
    }
    rows.add(absent("CTX-18", "aws:ResourceTag/*", c -> c.request().namesNoResource()));
    return rows;
  }

  private static boolean tells(Circumstances c, String key) {
    String service = key.substring(0, key.indexOf(':'));
    return tags(c).isPresent()
        && (service.equals("aws") || c.asks(service) || (service.equals("iam") && c.asks("sts")));
  }

  /** The tags of the resource itself, or of the user or role in its place. */
  private static Optional<Map<String, String>> tags(Circumstances c) {
    return c.parties()
        .itself()
        .map(Resource::tags)
        .or(() -> c.parties().target().map(identity -> identity.tags()));
  }

  private static Row bucketTag(String key) {
    return family(
        "S3-19",
        key,
        c -> bucketAsked(c),
        (c, tag) -> CallerTable.tag(tagsForAccess(c.parties().carrier()), tag));
  }

  private static boolean ofS3(Circumstances c) {
    return c.asks("s3") && S3Arns.container(c.request().resource()).isPresent();
  }

  private static boolean throughPoint(Circumstances c) {
    return c.asks("s3") && S3Arns.isThroughAccessPoint(c.request().resource());
  }

  /** A bucket, or an object, of which the bucket is known. */
  private static boolean bucketAsked(Circumstances c) {
    return ofS3(c) && !throughPoint(c) && c.parties().carrier().isPresent();
  }

  private static Map<String, String> ownTags(Circumstances c) {
    return objectKnown(c)
        ? c.parties().itself().orElseThrow().tags()
        : c.parties().carrier().orElseThrow().tags();
  }

  private static boolean objectKnown(Circumstances c) {
    return c.asks("s3")
        && S3Arns.isObjectOfBucket(c.request().resource())
        && c.parties().itself().isPresent();
  }

  private static Map<String, String> tagsForAccess(Optional<Resource> bucket) {
    boolean enabled =
        bucket.map(Resource::s3).filter(s3 -> s3.abac() == BucketAbac.ENABLED).isPresent();
    return enabled ? bucket.orElseThrow().tags() : Map.of();
  }

  private static Optional<Resource> bucketBehind(Circumstances c) {
    return c.parties()
        .carrier()
        .map(Resource::s3)
        .map(S3Facts::leadsTo)
        .map(AccessPoint::bucket)
        .flatMap(
            bucket ->
                c.parties()
                    .resource(
                        S3Arns.inBucket(c.request().resource(), bucket)
                            .replaceAll("(:::[^/]+)/.*", "$1")));
  }

  /** What the access point's tag and the bucket's both say. */
  private static Optional<String> agreed(Circumstances c, String tag) {
    Optional<String> behind = CallerTable.tag(tagsForAccess(bucketBehind(c)), tag);
    return CallerTable.tag(ownTags(c), tag).filter(own -> behind.equals(Optional.of(own)));
  }
}
