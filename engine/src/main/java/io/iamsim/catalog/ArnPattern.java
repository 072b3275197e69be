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
          || !segmentMatches(
              text.substring(inPattern, patternColon), arn.substring(inArn, arnColon))) {
        return false;
      }
      inPattern = patternColon + 1;
      inArn = arnColon + 1;
    }
    return Placeholders.matches(
        text.substring(inPattern), arn.substring(inArn), false, continuations);
  }

  /** The Region and the account of an ARN may be empty. */
  private static boolean segmentMatches(String pattern, String segment) {
    if (segment.isEmpty()) {
      return pattern.isEmpty() || Placeholders.literalLength(pattern) == 0;
    }
    return Placeholders.matches(pattern, segment, false, List.of());
  }

  int literalLength() {
    return Placeholders.literalLength(text);
  }
}
