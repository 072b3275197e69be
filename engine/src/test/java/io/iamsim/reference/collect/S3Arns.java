package io.iamsim.reference.collect;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ARNs of Amazon S3 name (S3-1, S3-13). */
public final class S3Arns {
  private static final Pattern BUCKET = Pattern.compile("(arn:[^:]+:s3:::[^/]+)");
  private static final Pattern OBJECT = Pattern.compile("(arn:[^:]+:s3:::[^/]+)/(.*)");
  private static final Pattern ACCESS_POINT =
      Pattern.compile("(arn:[^:]+:s3:[^:]*:([0-9]{12}):accesspoint/.+?)(?:/object/(.*))?");

  private S3Arns() {}

  /** The bucket or access point that the ARN names, or in which the object lies. */
  public static Optional<String> container(String arn) {
    for (Pattern pattern : new Pattern[] {BUCKET, OBJECT, ACCESS_POINT}) {
      Matcher matcher = pattern.matcher(arn);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  public static boolean isObjectOfBucket(String arn) {
    return OBJECT.matcher(arn).matches();
  }

  public static boolean isThroughAccessPoint(String arn) {
    return ACCESS_POINT.matcher(arn).matches();
  }

  /** The account of an access point. */
  public static Optional<String> accountOfAccessPoint(String arn) {
    Matcher matcher = ACCESS_POINT.matcher(arn);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /** What an ARN that goes through an access point names in the bucket behind it. */
  public static String inBucket(String arn, String bucket) {
    Matcher matcher = ACCESS_POINT.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(arn);
    }
    String bucketArn = "arn:" + arn.split(":")[1] + ":s3:::" + bucket;
    return matcher.group(3) == null ? bucketArn : bucketArn + "/" + matcher.group(3);
  }
}
