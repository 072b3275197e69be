package io.iamsim.environment;

import io.iamsim.environment.AclGrant.Grantee;
import io.iamsim.environment.AclGrant.Permission;
import io.iamsim.environment.AclGrant.PredefinedGroup;
import java.util.List;

/** The access control lists that S3 knows by name (S3-8), without the owner's own grant. */
public enum CannedAcl {
  PRIVATE("private"),
  PUBLIC_READ("public-read"),
  PUBLIC_READ_WRITE("public-read-write"),
  AWS_EXEC_READ("aws-exec-read"),
  AUTHENTICATED_READ("authenticated-read"),
  BUCKET_OWNER_READ("bucket-owner-read"),
  BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control"),
  LOG_DELIVERY_WRITE("log-delivery-write");

  /** The canonical user id by which EC2 fetches machine images. */
  private static final String EC2 =
      "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

  private final String text;

  CannedAcl(String text) {
    this.text = text;
  }

  /** The spelling of the S3 API. */
  public String text() {
    return text;
  }

  /** The grants that the name stands for. */
  public List<AclGrant> grants() {
    return switch (this) {
      case PRIVATE -> List.of();
      case PUBLIC_READ -> List.of(group(PredefinedGroup.ALL_USERS, Permission.READ));
      case PUBLIC_READ_WRITE ->
          List.of(
              group(PredefinedGroup.ALL_USERS, Permission.READ),
              group(PredefinedGroup.ALL_USERS, Permission.WRITE));
      case AWS_EXEC_READ -> List.of(new AclGrant(new Grantee.CanonicalUser(EC2), Permission.READ));
      case AUTHENTICATED_READ ->
          List.of(group(PredefinedGroup.AUTHENTICATED_USERS, Permission.READ));
      case BUCKET_OWNER_READ -> List.of(new AclGrant(new Grantee.BucketOwner(), Permission.READ));
      case BUCKET_OWNER_FULL_CONTROL ->
          List.of(new AclGrant(new Grantee.BucketOwner(), Permission.FULL_CONTROL));
      case LOG_DELIVERY_WRITE ->
          List.of(
              group(PredefinedGroup.LOG_DELIVERY, Permission.WRITE),
              group(PredefinedGroup.LOG_DELIVERY, Permission.READ_ACP));
    };
  }

  private static AclGrant group(PredefinedGroup group, Permission permission) {
    return new AclGrant(new Grantee.Group(group), permission);
  }
}
