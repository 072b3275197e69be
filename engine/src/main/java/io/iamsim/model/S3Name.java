package io.iamsim.model;

import java.util.Optional;

/**
 * What an ARN of Amazon S3 names (S3-1, S3-13).
 *
 * @param kind what sort of thing
 * @param container the ARN of the bucket or access point: itself, or where the object is
 * @param name the bucket's or access point's name
 * @param key the object's key, or empty
 */
public record S3Name(Kind kind, String container, String name, String key) {
  private static final String ACCESS_POINT = "accesspoint/";

  /** What stands between an access point's ARN and the key of an object behind it. */
  public static final String OBJECT = "/object/";

  /** The things that S3's ARNs name. */
  public enum Kind {
    BUCKET,
    OBJECT,
    ACCESS_POINT,
    OBJECT_OF_ACCESS_POINT
  }

  /** What the text names, if it is an ARN of a bucket, an object or an access point. */
  public static Optional<S3Name> parse(String text) {
    return Arn.parse(text).filter(arn -> arn.service().equals("s3")).flatMap(S3Name::of);
  }

  private static Optional<S3Name> of(Arn arn) {
    String resource = arn.resource();
    if (!arn.account().isEmpty()) {
      return resource.startsWith(ACCESS_POINT) ? Optional.of(accessPoint(arn)) : Optional.empty();
    }
    int slash = resource.indexOf('/');
    if (resource.isEmpty() || slash == 0) {
      return Optional.empty();
    }
    return Optional.of(
        slash < 0
            ? new S3Name(Kind.BUCKET, arn.toString(), resource, "")
            : new S3Name(
                Kind.OBJECT,
                bucketArn(arn.partition(), resource.substring(0, slash)),
                resource.substring(0, slash),
                resource.substring(slash + 1)));
  }

  private static S3Name accessPoint(Arn arn) {
    String rest = arn.resource().substring(ACCESS_POINT.length());
    int object = rest.indexOf(OBJECT);
    String name = object < 0 ? rest : rest.substring(0, object);
    String container =
        new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), ACCESS_POINT + name)
            .toString();
    return object < 0
        ? new S3Name(Kind.ACCESS_POINT, container, name, "")
        : new S3Name(
            Kind.OBJECT_OF_ACCESS_POINT, container, name, rest.substring(object + OBJECT.length()));
  }

  /** The ARN of a bucket. */
  public static String bucketArn(String partition, String bucket) {
    return "arn:" + partition + ":s3:::" + bucket;
  }

  /** True for an access point and for an object asked for through one. */
  public boolean throughAccessPoint() {
    return kind == Kind.ACCESS_POINT || kind == Kind.OBJECT_OF_ACCESS_POINT;
  }

  /** True for an object, however asked for. */
  public boolean isObject() {
    return kind == Kind.OBJECT || kind == Kind.OBJECT_OF_ACCESS_POINT;
  }
}
