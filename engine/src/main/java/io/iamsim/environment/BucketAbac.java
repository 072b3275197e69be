package io.iamsim.environment;

/**
 * The attribute-based access control of an S3 bucket: whether conditions may ask for its tags
 * (S3-19).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbacStatus.html">AbacStatus</a>
 */
public enum BucketAbac {
  DISABLED("Disabled"),
  ENABLED("Enabled");

  private final String text;

  BucketAbac(String text) {
    this.text = text;
  }

  /** The name in the S3 API. */
  public String text() {
    return text;
  }
}
