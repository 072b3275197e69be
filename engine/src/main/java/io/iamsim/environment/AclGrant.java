package io.iamsim.environment;

import io.iamsim.model.AccountId;

/**
 * One grant of an S3 access control list; the owner's own is left out (S3-6, S3-7).
 *
 * @param grantee who is granted something
 * @param permission what is granted
 */
public record AclGrant(Grantee grantee, Permission permission) {

  /** Who a grant speaks of. */
  public sealed interface Grantee {
    /** An account by its canonical user id. */
    record CanonicalUser(String id) implements Grantee {}

    /** An account by its account id. */
    record Account(AccountId id) implements Grantee {}

    /** The account that owns the bucket in which the object lies. */
    record BucketOwner() implements Grantee {}

    /** A group that S3 predefines. */
    record Group(PredefinedGroup group) implements Grantee {}
  }

  /** The groups that S3 predefines. */
  public enum PredefinedGroup {
    ALL_USERS("AllUsers"),
    AUTHENTICATED_USERS("AuthenticatedUsers"),
    LOG_DELIVERY("LogDelivery");

    private final String text;

    PredefinedGroup(String text) {
      this.text = text;
    }

    /** The last part of the group's URI. */
    public String text() {
      return text;
    }
  }

  /** What a grant allows; the names are the S3 API's. */
  public enum Permission {
    READ,
    WRITE,
    READ_ACP,
    WRITE_ACP,
    FULL_CONTROL
  }
}
