package io.iamsim.reference;

import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;

/** The principals of the tables' rows, as section 9 of docs/semantics.md names them. */
final class Cast {
  static final String HOME = "111122223333";
  static final String FOREIGN = "444455556666";
  static final String USER = "arn:aws:iam::111122223333:user/u";
  static final String ROLE = "arn:aws:iam::111122223333:role/r";
  static final String SESSION = "arn:aws:sts::111122223333:assumed-role/r/s";
  static final String ACCOUNT = "arn:aws:iam::111122223333:root";
  static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/f";
  static final String STRANGER = "arn:aws:iam::444455556666:user/x";
  static final String OBJECT = "arn:aws:s3:::b/x";
  static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";

  private Cast() {}

  /** The session S with its role's path known. */
  static RequestPrincipal session() {
    return new RequestPrincipal.RoleSession(Arn.parse(ROLE).orElseThrow(), true, "s");
  }

  static RequestPrincipal federatedUser() {
    return new RequestPrincipal.FederatedUser(
        Arn.parse(FEDERATED).orElseThrow(), Arn.parse(USER).orElseThrow());
  }
}
