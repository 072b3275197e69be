package io.iamsim.environment;

import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource that carries a policy or facts of its own.
 *
 * @param arn the resource's ARN
 * @param account its owner
 * @param policy its resource-based policy, or null
 * @param tags its tags
 * @param aliases other names, such as {@code alias/data} of a KMS key
 * @param s3 what only S3 knows, or null
 * @param grants the grants on a KMS key
 */
public record Resource(
    String arn,
    AccountId account,
    @Nullable AttachedPolicy policy,
    Map<String, String> tags,
    List<String> aliases,
    @Nullable S3Facts s3,
    List<KmsGrant> grants) {
  /** How the aliases begin that AWS gives to the keys it manages in an account (KMS-11). */
  public static final String AWS_ALIAS = "alias/aws/";

  public Resource {
    tags = Map.copyOf(tags);
    aliases = List.copyOf(aliases);
    grants = List.copyOf(grants);
  }

  /** A resource without facts of its service. */
  public Resource(
      String arn,
      AccountId account,
      @Nullable AttachedPolicy policy,
      Map<String, String> tags,
      List<String> aliases) {
    this(arn, account, policy, tags, aliases, null, List.of());
  }

  /** The resource-based policy; the fixed one of a key that AWS manages, if no other is known. */
  public Optional<AttachedPolicy> resourcePolicy() {
    return Optional.ofNullable(policy)
        .or(
            () ->
                awsAlias()
                    .flatMap(
                        alias -> Arn.parse(arn).map(key -> AwsManagedKeyPolicy.of(key, alias))));
  }

  /** True for a KMS key that AWS manages in the account (KMS-11). */
  public boolean isAwsManagedKey() {
    return awsAlias().isPresent();
  }

  private Optional<String> awsAlias() {
    return aliases.stream().filter(alias -> alias.startsWith(AWS_ALIAS)).findFirst();
  }

  /** What S3 knows of it. */
  public S3Facts s3Facts() {
    return s3 == null ? S3Facts.DEFAULT : s3;
  }
}
