package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What bears on one S3 request beside its policies (S3-3 to S3-9).
 *
 * @param publicAccessBlock the flags in force, wherever they are set
 * @param objectOwnership the bucket's setting
 * @param bucketAcl the grants of the bucket's access control list
 * @param objectAcl the grants of the object's
 * @param objectOwner the account that owns the object, or null for the bucket's owner
 */
public record S3Controls(
    PublicAccessBlock publicAccessBlock,
    ObjectOwnership objectOwnership,
    List<AclGrant> bucketAcl,
    List<AclGrant> objectAcl,
    @Nullable AccountId objectOwner) {
  /** Nothing is blocked, and access control lists are off. */
  public static final S3Controls NONE =
      new S3Controls(
          PublicAccessBlock.NONE,
          ObjectOwnership.BUCKET_OWNER_ENFORCED,
          List.of(),
          List.of(),
          null);

  public S3Controls {
    bucketAcl = List.copyOf(bucketAcl);
    objectAcl = List.copyOf(objectAcl);
  }

  /** The account that owns the object, if it is not the bucket's. */
  public Optional<AccountId> foreignOwner() {
    return Optional.ofNullable(objectOwner);
  }

  /** The same without access control lists. */
  public S3Controls withoutAcls() {
    return new S3Controls(publicAccessBlock, objectOwnership, List.of(), List.of(), objectOwner);
  }

  /** The same with the flags that are set elsewhere. */
  public S3Controls blockedToo(PublicAccessBlock elsewhere) {
    return new S3Controls(
        publicAccessBlock.or(elsewhere), objectOwnership, bucketAcl, objectAcl, objectOwner);
  }

  /** The same without Block Public Access. */
  public S3Controls withoutPublicAccessBlock() {
    return new S3Controls(
        PublicAccessBlock.NONE, objectOwnership, bucketAcl, objectAcl, objectOwner);
  }
}
