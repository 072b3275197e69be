package io.iamsim.decision;

/**
 * How a resource-side Allow names the caller, which says what it stands in for (EVAL-11). The order
 * is by strength (PRIN-19).
 */
public enum GrantClass {
  SESSION_ARN("the session"),
  USER_ARN("the user"),
  WILDCARD("everyone"),
  SERVICE("the service"),
  FEDERATED("the identity provider"),
  KMS_GRANT("a grant"),
  ROLE_ARN("the role"),
  FEDERATING_USER_ARN("the federating user"),
  ROOT_SELF("the root user"),
  ACCOUNT("the account");

  private final String title;

  GrantClass(String title) {
    this.title = title;
  }

  /** Who is named, in a sentence. */
  public String title() {
    return title;
  }
}
