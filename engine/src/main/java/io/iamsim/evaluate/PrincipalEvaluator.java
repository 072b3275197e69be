package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Note;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether, and as what, a statement names the caller (PRIN-1 to PRIN-23, EVAL-11). */
final class PrincipalEvaluator {
  /**
   * How a statement names the caller.
   *
   * @param truth whether it does
   * @param grantClass as what, the strongest class of several (PRIN-19); null if it does not, or if
   *     its policy type names nobody
   */
  record Naming(Truth truth, @Nullable GrantClass grantClass) {
    static final Naming NO = new Naming(Truth.FALSE, null);

    static Naming as(GrantClass grantClass) {
      return new Naming(Truth.TRUE, grantClass);
    }

    Naming stronger(Naming other) {
      if (truth != other.truth) {
        return truth.compareTo(other.truth) > 0 ? this : other;
      }
      boolean otherWins =
          grantClass == null
              || (other.grantClass != null && other.grantClass.compareTo(grantClass) < 0);
      return otherWins ? other : this;
    }
  }

  private final Caller caller;
  private final PolicyType type;
  private final Effect effect;
  private final EvaluationContext context;

  private PrincipalEvaluator(PolicyType type, Effect effect, EvaluationContext context) {
    this.caller = context.caller();
    this.type = type;
    this.effect = effect;
    this.context = context;
  }

  static Naming evaluate(Statement statement, PolicyType type, EvaluationContext context) {
    if (!type.hasPrincipal()) {
      return new Naming(Truth.TRUE, null);
    }
    PrincipalElement element = statement.principal();
    if (element == null) {
      return Naming.NO;
    }
    PrincipalEvaluator evaluator = new PrincipalEvaluator(type, statement.effect(), context);
    Naming naming = element.negated() ? evaluator.notNamed(element) : evaluator.named(element);
    // an id that cannot be compared is no ground to grant
    boolean granting = statement.effect() == Effect.ALLOW;
    return granting && naming.truth() == Truth.UNKNOWN ? Naming.NO : naming;
  }

  private Naming named(PrincipalElement element) {
    Naming best = Naming.NO;
    for (PrincipalEntry entry : element.entries()) {
      best = best.stronger(naming(entry));
    }
    return best;
  }

  /** PRIN-20 to PRIN-23: everyone of whom no entry is a name. */
  private Naming notNamed(PrincipalElement element) {
    boolean userOrRole =
        caller.principal().kind() == PrincipalKind.USER
            || caller.principal().kind() == PrincipalKind.ROLE_SESSION
            || caller.principal().kind() == PrincipalKind.FEDERATED_USER;
    Truth always = effect == Effect.DENY && userOrRole ? caller.boundaryAttached() : Truth.FALSE;
    Truth listed = Truth.FALSE;
    boolean account = false;
    for (PrincipalEntry entry : element.entries()) {
      listed = listed.or(naming(entry).truth());
      account |=
          entry instanceof PrincipalEntry.Account || entry instanceof PrincipalEntry.Everyone;
    }
    if (listed == Truth.TRUE
        && always == Truth.FALSE
        && !account
        && caller.principal().account().isPresent()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "PRIN-21",
          "`NotPrincipal` lists the caller without its account: some services then deny it all the same");
    }
    return new Naming(listed.not().or(always), GrantClass.WILDCARD);
  }

  private Naming naming(PrincipalEntry entry) {
    if (entry instanceof PrincipalEntry.Everyone) {
      return everyone();
    }
    if (entry instanceof PrincipalEntry.Account account) {
      return account(account);
    }
    if (entry instanceof PrincipalEntry.PrincipalArn arn) {
      return arn(arn.arn());
    }
    if (entry instanceof PrincipalEntry.UniqueId id) {
      return uniqueId(id.id());
    }
    if (entry instanceof PrincipalEntry.Service service) {
      boolean same =
          caller.principal() instanceof RequestPrincipal.Service s
              && s.name().equals(service.name());
      return same ? Naming.as(GrantClass.SERVICE) : Naming.NO;
    }
    if (entry instanceof PrincipalEntry.Federated federated) {
      boolean same =
          caller.principal() instanceof RequestPrincipal.IdentityProvider provider
              && provider.provider().equals(federated.provider());
      return same ? Naming.as(GrantClass.FEDERATED) : Naming.NO;
    }
    if (entry instanceof PrincipalEntry.CanonicalUser user) {
      return canonicalUser(user.id());
    }
    return Naming.NO;
  }

  /** PRIN-17: KMS has no anonymous callers. */
  private Naming everyone() {
    boolean anonymous = caller.principal().kind() == PrincipalKind.ANONYMOUS;
    return anonymous && type == PolicyType.KMS_KEY ? Naming.NO : Naming.as(GrantClass.WILDCARD);
  }

  private Naming account(PrincipalEntry.Account entry) {
    RequestPrincipal principal = caller.principal();
    String partition = entry.partition();
    boolean same =
        principal.account().filter(entry.account()::equals).isPresent()
            && (partition == null || principal.partition().filter(partition::equals).isPresent());
    if (!same) {
      return Naming.NO;
    }
    boolean root =
        principal.kind() == PrincipalKind.ROOT || principal.kind() == PrincipalKind.ASSUMED_ROOT;
    if (type == PolicyType.VPC_ENDPOINT
        && caller.gatewayEndpoint()
        && effect == Effect.ALLOW
        && !root) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "VPCE-4",
          "in a gateway endpoint's policy an account principal means its root user only");
      return Naming.NO;
    }
    return Naming.as(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
  }

  private Naming arn(String arn) {
    RequestPrincipal principal = caller.principal();
    if (principal instanceof RequestPrincipal.User user) {
      return arn.equals(user.arn().toString()) ? Naming.as(GrantClass.USER_ARN) : Naming.NO;
    }
    if (principal instanceof RequestPrincipal.RoleSession session) {
      if (session.sessionArn().filter(arn::equals).isPresent()) {
        return Naming.as(GrantClass.SESSION_ARN);
      }
      return isRole(arn, session) ? Naming.as(GrantClass.ROLE_ARN) : Naming.NO;
    }
    if (principal instanceof RequestPrincipal.FederatedUser user) {
      if (arn.equals(user.arn().toString())) {
        return Naming.as(GrantClass.SESSION_ARN);
      }
      boolean creator = arn.equals(String.valueOf(user.federatingUser()));
      return creator ? Naming.as(GrantClass.FEDERATING_USER_ARN) : Naming.NO;
    }
    return Naming.NO;
  }

  /** Where the path is not known, the name decides: it is unique in its account (PRIN-7). */
  private static boolean isRole(String arn, RequestPrincipal.RoleSession session) {
    String role = session.roleArn().toString();
    if (session.pathKnown()) {
      return arn.equals(role);
    }
    int resource = role.indexOf("role/");
    return arn.startsWith(role.substring(0, resource) + "role/")
        && arn.endsWith("/" + session.roleName());
  }

  /**
   * PRIN-9; a stored id hardly ever names a living principal, so an Allow is not assumed to match.
   */
  private Naming uniqueId(String id) {
    PrincipalKind kind = caller.principal().kind();
    boolean user = id.startsWith("AIDA");
    GrantClass as =
        switch (kind) {
          case USER -> user ? GrantClass.USER_ARN : null;
          case FEDERATED_USER -> user ? GrantClass.FEDERATING_USER_ARN : null;
          case ROLE_SESSION -> user ? null : GrantClass.ROLE_ARN;
          default -> null;
        };
    if (as == null) {
      return Naming.NO;
    }
    Optional<String> known = caller.knownUniqueId();
    if (known.isPresent()) {
      return known.get().equals(id) ? Naming.as(as) : Naming.NO;
    }
    context.note(
        Note.Kind.ASSUMPTION,
        "UNK-13",
        "the caller's unique id is not known, so it cannot be compared with `" + id + "`");
    return new Naming(Truth.UNKNOWN, as);
  }

  private Naming canonicalUser(String id) {
    if (caller.principal().account().isEmpty()) {
      return Naming.NO;
    }
    String known = caller.canonicalUserId();
    if (known != null) {
      boolean root = caller.principal().kind() == PrincipalKind.ROOT;
      return known.equals(id)
          ? Naming.as(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT)
          : Naming.NO;
    }
    context.note(
        Note.Kind.ASSUMPTION,
        "PRIN-13",
        "the canonical user id of the caller's account is not known, so it cannot be compared");
    return new Naming(Truth.UNKNOWN, GrantClass.ACCOUNT);
  }
}
