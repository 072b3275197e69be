package io.iamsim.catalog;

import java.util.List;

/**
 * The ARN format of a resource type in the Service Authorization Reference.
 *
 * <p>The formats do not say which characters a placeholder stands for: {@code ${BucketName}} has no
 * slash, {@code ${RoleNameWithPath}} has. What tells them apart is whether the service has a
 * sub-resource whose format continues this one.
 *
 * @param text the format, such as {@code arn:${Partition}:s3:::${BucketName}}
 * @param continuations the literal texts with which sub-resources continue the format, such as
 *     {@code /}
 */
public record ArnPattern(String text, List<String> continuations) {
  private static final int SEGMENTS_BEFORE_RESOURCE = 5;
  private static final int SERVICE = 2;

  public ArnPattern {
    continuations = List.copyOf(continuations);
  }

  /** Whether a concrete ARN has this format; upper and lower case differ (MATCH-21). */
  public boolean matches(String arn) {
    int inPattern = 0;
    int inArn = 0;
    for (int i = 0; i < SEGMENTS_BEFORE_RESOURCE; i++) {
      int patternColon = text.indexOf(':', inPattern);
      int arnColon = arn.indexOf(':', inArn);
      if (patternColon < 0
          || arnColon < 0
          || !segmentMatches(inPattern, patternColon, arn, inArn, arnColon)) {
        return false;
      }
      inPattern = patternColon + 1;
      inArn = arnColon + 1;
    }
    return Placeholders.matches(
        text, inPattern, text.length(), arn, inArn, arn.length(), false, continuations);
  }

  /** The Region and the account of an ARN may be empty. */
  private boolean segmentMatches(
      int inPattern, int patternColon, String arn, int inArn, int arnColon) {
    if (inArn == arnColon) {
      return inPattern == patternColon
          || Placeholders.literalLength(text.substring(inPattern, patternColon)) == 0;
    }
    return Placeholders.matches(
        text, inPattern, patternColon, arn, inArn, arnColon, false, List.of());
  }

  /**
   * Whether some ARN that begins so may have this format: the same as {@link #matches} of the first
   * five parts, and a sixth part that begins alike as far as both are known.
   *
   * @param beginning the first five parts with their colons, and more
   */
  boolean mayBegin(String beginning) {
    int inPattern = 0;
    int inArn = 0;
    for (int i = 0; i < SEGMENTS_BEFORE_RESOURCE; i++) {
      int patternColon = text.indexOf(':', inPattern);
      int arnColon = beginning.indexOf(':', inArn);
      if (!segmentMatches(inPattern, patternColon, beginning, inArn, arnColon)) {
        return false;
      }
      inPattern = patternColon + 1;
      inArn = arnColon + 1;
    }
    int literals = Placeholders.literals(text, inPattern);
    int common = Math.min(literals, beginning.length() - inArn);
    return beginning.regionMatches(inArn, text, inPattern, common);
  }

  /** Whether the format names a service, so that it is not that of any service's resources. */
  boolean namesItsService() {
    return !Placeholders.standIn(part(SERVICE));
  }

  /** Whether another format is this one with a qualifier behind a colon, such as a version. */
  boolean isQualifiedBy(ArnPattern other) {
    return other.text.startsWith(text + ":");
  }

  /** One of the six parts. */
  private String part(int index) {
    return text.split(":", SEGMENTS_BEFORE_RESOURCE + 1)[index];
  }

  /** The format with a star for each placeholder, as a pattern over ARNs. */
  public String withStars() {
    return Placeholders.withStars(text);
  }

  /** The same with a partition and an account in their places. */
  public String withStars(String partition, String account) {
    return Placeholders.withStars(
        text.replace("${Partition}", partition).replace("${Account}", account));
  }

  int literalLength() {
    return Placeholders.literalLength(text);
  }
}
