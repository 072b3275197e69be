package io.iamsim.session;

import io.iamsim.model.ActionName;

/** The calls of the Security Token Service that end in somebody else's session. */
public enum AssumeOperation {
  ASSUME_ROLE("sts:AssumeRole"),
  ASSUME_ROLE_WITH_SAML("sts:AssumeRoleWithSAML"),
  ASSUME_ROLE_WITH_WEB_IDENTITY("sts:AssumeRoleWithWebIdentity"),
  ASSUME_ROOT("sts:AssumeRoot");

  private final String action;

  AssumeOperation(String action) {
    this.action = action;
  }

  /** The action that the call itself needs. */
  public ActionName action() {
    return ActionName.parse(action).orElseThrow();
  }

  /** True if the caller is a person with a token of an identity provider (STS-8). */
  public boolean isFederated() {
    return this == ASSUME_ROLE_WITH_SAML || this == ASSUME_ROLE_WITH_WEB_IDENTITY;
  }
}
