package io.iamsim.evaluate;

import io.iamsim.model.AccountId;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What principal elements are compared with, its texts made once. */
public final class Caller {
  private final RequestPrincipal principal;
  private final PrincipalKind kind;
  private final @Nullable String uniqueId;
  private final @Nullable String canonicalUserId;
  private final Truth boundaryAttached;
  private final boolean gatewayEndpoint;
  private final @Nullable String account;
  private final @Nullable String partition;
  private final @Nullable String arn;
  private final @Nullable String sessionArn;
  private final @Nullable String federatingUserArn;
  private final @Nullable String pathlessRoleName;

  /**
   * A caller.
   *
   * @param principal who makes the request
   * @param uniqueId {@code AIDA...} or {@code AROA...} of the user or role, or null if not known
   * @param canonicalUserId the S3 id of the caller's account, or null if not known
   * @param boundaryAttached whether the user or role has a permissions boundary (PRIN-22)
   * @param gatewayEndpoint true if a VPC endpoint policy is a gateway endpoint's (VPCE-4)
   */
  public Caller(
      RequestPrincipal principal,
      @Nullable String uniqueId,
      @Nullable String canonicalUserId,
      Truth boundaryAttached,
      boolean gatewayEndpoint) {
    this.principal = principal;
    this.kind = principal.kind();
    this.uniqueId = uniqueId;
    this.canonicalUserId = canonicalUserId;
    this.boundaryAttached = boundaryAttached;
    this.gatewayEndpoint = gatewayEndpoint;
    this.account = principal.account().map(AccountId::value).orElse(null);
    this.partition = principal.partition().orElse(null);
    this.arn = arn(principal);
    this.sessionArn =
        principal instanceof RequestPrincipal.RoleSession session
            ? session.sessionArn().orElse(null)
            : null;
    this.federatingUserArn =
        principal instanceof RequestPrincipal.FederatedUser user && user.federatingUser() != null
            ? user.federatingUser().toString()
            : null;
    this.pathlessRoleName =
        principal instanceof RequestPrincipal.RoleSession session && !session.pathKnown()
            ? session.roleName()
            : null;
  }

  private static @Nullable String arn(RequestPrincipal principal) {
    if (principal instanceof RequestPrincipal.User user) {
      return user.arn().toString();
    }
    if (principal instanceof RequestPrincipal.RoleSession session) {
      return session.roleArn().toString();
    }
    if (principal instanceof RequestPrincipal.OriginAccessIdentity) {
      return principal.text();
    }
    return principal instanceof RequestPrincipal.FederatedUser user ? user.arn().toString() : null;
  }

  /** Who makes the request. */
  public RequestPrincipal principal() {
    return principal;
  }

  PrincipalKind kind() {
    return kind;
  }

  /** The unique id of the user or role. */
  public Optional<String> knownUniqueId() {
    return Optional.ofNullable(uniqueId);
  }

  @Nullable String uniqueId() {
    return uniqueId;
  }

  @Nullable String canonicalUserId() {
    return canonicalUserId;
  }

  Truth boundaryAttached() {
    return boundaryAttached;
  }

  boolean gatewayEndpoint() {
    return gatewayEndpoint;
  }

  /** The account id, or null if the caller is in none. */
  @Nullable String account() {
    return account;
  }

  @Nullable String partition() {
    return partition;
  }

  /**
   * The ARN of the user, of the role, of the federated user or of the origin access identity, or
   * null for others.
   */
  @Nullable String arn() {
    return arn;
  }

  /** The ARN of the role session, or null if there is none or it has no name. */
  @Nullable String sessionArn() {
    return sessionArn;
  }

  /**
   * True for the ARN of the role that the session is of. Where the path is not known, the name
   * decides: it is unique in its account (PRIN-7).
   */
  boolean isOfRole(String roleArn) {
    if (pathlessRoleName == null || arn == null) {
      return roleArn.equals(arn);
    }
    int resource = arn.indexOf("role/") + "role/".length();
    int name = roleArn.length() - pathlessRoleName.length();
    return roleArn.regionMatches(0, arn, 0, resource)
        && name > 0
        && roleArn.charAt(name - 1) == '/'
        && roleArn.endsWith(pathlessRoleName);
  }

  /** The ARN of the user who made the federated user, or null. */
  @Nullable String federatingUserArn() {
    return federatingUserArn;
  }
}
