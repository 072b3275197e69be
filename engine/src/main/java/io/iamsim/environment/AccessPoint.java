package io.iamsim.environment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an S3 access point leads to (S3-12, S3-13).
 *
 * @param bucket the name of the bucket behind it
 * @param vpc the VPC from which alone it takes requests, or null if it takes them from the internet
 */
public record AccessPoint(String bucket, @Nullable String vpc) {

  /** The VPC from which alone it takes requests. */
  public Optional<String> onlyFrom() {
    return Optional.ofNullable(vpc);
  }

  /** How {@code s3:AccessPointNetworkOrigin} calls it. */
  public String networkOrigin() {
    return vpc == null ? "Internet" : "VPC";
  }
}
