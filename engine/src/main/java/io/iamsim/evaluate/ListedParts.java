package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.request.PrincipalKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a caller's identity that the entries of a {@code NotPrincipal} list: its account,
 * its user or role, its session (PRIN-20, PRIN-21).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal
 *     </a>
 */
final class ListedParts {
  private final PrincipalKind kind;
  private Truth everyone = Truth.FALSE;
  private Truth account = Truth.FALSE;
  private Truth identity = Truth.FALSE;
  private Truth session = Truth.FALSE;

  ListedParts(PrincipalKind kind) {
    this.kind = kind;
  }

  /** Adds what an entry names of the caller. */
  void add(Match match) {
    GrantClass grant = match.grantClass();
    if (grant == null) {
      return;
    }
    switch (grant) {
      case WILDCARD -> everyone = everyone.or(match.truth());
      case ACCOUNT, ROOT_SELF -> account = account.or(match.truth());
      case USER_ARN, ROLE_ARN, FEDERATING_USER_ARN, SERVICE, FEDERATED, KMS_GRANT ->
          identity = identity.or(match.truth());
      case SESSION_ARN -> session = session.or(match.truth());
    }
  }

  /**
   * Whether the list exempts the caller from a Deny: certainly if it has all parts, certainly not
   * if it has none but the account, which everybody in the account has.
   */
  Truth exemptFromDeny() {
    return exempt(
        switch (kind) {
          case USER, SERVICE, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY -> identity;
          case ROLE_SESSION, FEDERATED_USER -> identity.or(session);
          case ROOT, ASSUMED_ROOT -> account;
          case ANONYMOUS -> Truth.FALSE;
        });
  }

  /** Whether the list keeps an Allow from the caller: certainly not only if it has no part. */
  Truth exceptedFromAllow() {
    return exempt(account.or(identity).or(session));
  }

  private Truth exempt(Truth some) {
    Truth all =
        switch (kind) {
          case USER -> account.and(identity);
          case SERVICE, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY -> identity;
          case ROLE_SESSION, FEDERATED_USER -> account.and(identity).and(session);
          case ROOT -> account;
          case ASSUMED_ROOT -> account.and(Truth.UNKNOWN);
          case ANONYMOUS -> Truth.FALSE;
        };
    return everyone.or(all == Truth.TRUE || some == Truth.FALSE ? all : Truth.UNKNOWN);
  }

  /** The parts that are not certainly listed, for a remark. */
  String missing() {
    List<String> parts = new ArrayList<>();
    if (kind != PrincipalKind.ORIGIN_ACCESS_IDENTITY && account != Truth.TRUE) {
      parts.add("the account");
    }
    if (identity != Truth.TRUE) {
      switch (kind) {
        case USER -> parts.add("the user");
        case ROLE_SESSION -> parts.add("the role");
        case FEDERATED_USER -> parts.add("the user who made the federated user");
        default -> {}
      }
    }
    if (session != Truth.TRUE) {
      switch (kind) {
        case ROLE_SESSION -> parts.add("the session");
        case FEDERATED_USER -> parts.add("the federated user");
        case ASSUMED_ROOT -> parts.add("the root user's session");
        default -> {}
      }
    }
    return String.join(" and ", parts);
  }
}
