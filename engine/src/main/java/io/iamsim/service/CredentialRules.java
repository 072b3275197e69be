package io.iamsim.service;

import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestPrincipal;
import java.util.Set;

/**
 * What credentials cannot call because of where they come from (STS-12 to STS-14, ROOT-2, ROOT-4).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html">Comparison
 *     of credentials</a>
 */
final class CredentialRules implements ServiceRules {
  private static final String SCOPING = "getscopedcredentials";
  private static final Set<String> NOT_FOR_ROLES = Set.of("getfederationtoken", "getsessiontoken");

  /** The calls that such credentials can make, and the permissions that are no calls. */
  private static final Set<String> FOR_USER_SESSIONS =
      Set.of(
          "assumerole",
          "getcalleridentity",
          "tagsession",
          "setsourceidentity",
          "setcontext",
          "getservicebearertoken",
          SCOPING);

  private static final Set<String> NOT_FOR_ROOT = Set.of("assumerole", "assumeroot");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    boolean iam =
        question.action().service().equals("iam") && !question.action().is("iam", "passrole");
    boolean sts = question.action().service().equals("sts");
    String name = question.action().name();
    if (sts && name.equals(SCOPING)) {
      scoping(question.principal(), facts);
    }
    switch (question.principal().kind()) {
      case FEDERATED_USER -> {
        if (sts && !name.equals("getcalleridentity") && !name.equals(SCOPING)) {
          facts.deny("STS-13", "the credentials of a federated user cannot call it");
        } else if (iam) {
          facts.mayDeny(
              "STS-13",
              "the credentials of a federated user call IAM in the console only, not by AWS CLI or"
                  + " API");
        }
      }
      case ROLE_SESSION -> {
        if (sts && NOT_FOR_ROLES.contains(name)) {
          facts.deny("STS-12", "the credentials of a role session cannot call it");
        }
      }
      case ROOT, ASSUMED_ROOT -> {
        if (sts && NOT_FOR_ROOT.contains(name)) {
          facts.deny("ROOT-2", "the root user cannot assume a role or another root user");
        }
      }
      case USER -> {
        if (question.principal() instanceof RequestPrincipal.User user && user.sessionToken()) {
          userSession(question, iam, sts && !FOR_USER_SESSIONS.contains(name), facts);
        }
      }
      case SERVICE, ANONYMOUS, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY -> {}
    }
  }

  /**
   * STS-19: only temporary credentials are scoped down, which a user's or the root user's are if
   * they come from a sign-in. Of federated users one page says so and another denies it.
   */
  private static void scoping(RequestPrincipal principal, ServiceFacts.Builder facts) {
    boolean temporary =
        switch (principal.kind()) {
          case ROLE_SESSION -> true;
          case USER -> principal instanceof RequestPrincipal.User user && user.sessionToken();
          case FEDERATED_USER,
              ROOT,
              ASSUMED_ROOT,
              SERVICE,
              ANONYMOUS,
              IDENTITY_PROVIDER,
              ORIGIN_ACCESS_IDENTITY ->
              false;
        };
    if (!temporary) {
      facts.mayDeny("STS-19", "only temporary credentials can be scoped down");
    }
  }

  /** STS-14. */
  private static void userSession(
      ServiceQuestion question, boolean iam, boolean otherCall, ServiceFacts.Builder facts) {
    if (otherCall) {
      facts.deny("STS-14", "the credentials of GetSessionToken can call AssumeRole only");
    }
    if (!iam) {
      return;
    }
    String text = "without MFA the credentials of GetSessionToken call no IAM";
    ContextValue mfa = question.read("aws:MultiFactorAuthPresent");
    if (mfa instanceof ContextValue.Unknown) {
      facts.mayDeny("STS-14", text);
    } else if (!(mfa instanceof ContextValue.Present present
        && present.values().stream().anyMatch("true"::equalsIgnoreCase))) {
      facts.deny("STS-14", text);
    }
  }
}
