package io.iamsim.model;

import java.util.Optional;

/**
 * A concrete Amazon Resource Name: {@code arn:partition:service:region:account:resource}; the last
 * part may hold further colons.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {
  private static final String CLOUDFRONT_USER = "user/CloudFront Origin Access Identity ";

  /** The ARN that the text spells, if it has the six parts and begins with {@code arn}. */
  public static Optional<Arn> parse(String text) {
    if (!text.startsWith("arn:")) {
      return Optional.empty();
    }
    int partition = text.indexOf(':', 4);
    int service = partition < 0 ? -1 : text.indexOf(':', partition + 1);
    int region = service < 0 ? -1 : text.indexOf(':', service + 1);
    int account = region < 0 ? -1 : text.indexOf(':', region + 1);
    if (account < 0 || partition == 4 || service == partition + 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Arn(
            text.substring(4, partition),
            text.substring(partition + 1, service),
            text.substring(service + 1, region),
            text.substring(region + 1, account),
            text.substring(account + 1)));
  }

  /** The account in the ARN, absent where the service leaves it out (S3) or it is no account id. */
  public Optional<AccountId> accountId() {
    return AccountId.parse(account);
  }

  @Override
  public String toString() {
    return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
  }

  /**
   * True for the ARN of a CloudFront origin access identity: a user that CloudFront keeps for a
   * distribution, in no customer's account (PRIN-24).
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">Restricting
   *     access to an Amazon S3 origin</a>
   */
  public boolean isOriginAccessIdentity() {
    return service.equals("iam")
        && region.isEmpty()
        && account.equals("cloudfront")
        && resource.startsWith(CLOUDFRONT_USER)
        && resource.length() > CLOUDFRONT_USER.length()
        && resource
            .substring(CLOUDFRONT_USER.length())
            .chars()
            .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }
}
