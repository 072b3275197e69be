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
import java.util.List;

/** Whether, and as what, a statement names the caller (PRIN-1 to PRIN-23, EVAL-11). */
final class PrincipalEvaluator {
  private final Caller caller;
  private final PolicyType type;
  private final Effect effect;
  private final boolean negated;
  private final EvaluationContext context;

  private PrincipalEvaluator(
      PolicyType type, Effect effect, boolean negated, EvaluationContext context) {
    this.caller = context.caller();
    this.type = type;
    this.effect = effect;
    this.negated = negated;
    this.context = context;
  }

  static Match evaluate(Statement statement, PolicyType type, EvaluationContext context) {
    if (!type.hasPrincipal()) {
      return Match.of(Truth.TRUE, null);
    }
    PrincipalElement element = statement.principal();
    if (element == null) {
      return Match.NO;
    }
    PrincipalEvaluator evaluator =
        new PrincipalEvaluator(type, statement.effect(), element.negated(), context);
    Match match = element.negated() ? evaluator.notNamed(element) : evaluator.named(element);
    // an id that cannot be compared is no ground to grant, but that CloudFront has such ids too
    boolean granting =
        statement.effect() == Effect.ALLOW
            && !element.negated()
            && evaluator.caller.kind() != PrincipalKind.ORIGIN_ACCESS_IDENTITY;
    return granting && match.truth() == Truth.UNKNOWN ? Match.NO : match;
  }

  private Match named(PrincipalElement element) {
    Match best = Match.NO;
    List<PrincipalEntry> entries = element.entries();
    for (int i = 0; i < entries.size(); i++) {
      best = best.stronger(naming(entries.get(i)));
    }
    return best;
  }

  /** PRIN-20 to PRIN-23: everyone whom the entries do not list with all that identifies him. */
  private Match notNamed(PrincipalElement element) {
    ListedParts listed = new ListedParts(caller.kind());
    List<PrincipalEntry> entries = element.entries();
    for (int i = 0; i < entries.size(); i++) {
      listed.add(naming(entries.get(i)));
    }
    if (effect == Effect.ALLOW) {
      return notListed(listed, listed.exceptedFromAllow());
    }
    boolean userOrRole =
        caller.kind() == PrincipalKind.USER
            || caller.kind() == PrincipalKind.ROLE_SESSION
            || caller.kind() == PrincipalKind.FEDERATED_USER;
    return userOrRole && caller.boundaryAttached() == Truth.TRUE
        ? Match.as(GrantClass.WILDCARD)
        : notListed(
            listed,
            userOrRole
                ? listed.exemptFromDeny().and(caller.boundaryAttached().not())
                : listed.exemptFromDeny());
  }

  private Match notListed(ListedParts listed, Truth exempt) {
    if (exempt == Truth.UNKNOWN && context.takesNotes() && !listed.missing().isEmpty()) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "PRIN-21",
          "`NotPrincipal` lists the caller without "
              + listed.missing()
              + ": AWS's documentation does not settle whether that exempts it");
    }
    return Match.of(exempt.not(), GrantClass.WILDCARD);
  }

  private Match naming(PrincipalEntry entry) {
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
      return same ? Match.as(GrantClass.SERVICE) : Match.NO;
    }
    if (entry instanceof PrincipalEntry.Federated federated) {
      boolean same =
          caller.principal() instanceof RequestPrincipal.IdentityProvider provider
              && provider.provider().equals(federated.provider());
      return same ? Match.as(GrantClass.FEDERATED) : Match.NO;
    }
    if (entry instanceof PrincipalEntry.CanonicalUser user) {
      return canonicalUser(user.id());
    }
    return Match.NO;
  }

  /** PRIN-17: KMS has no anonymous callers. */
  private Match everyone() {
    boolean anonymous = caller.kind() == PrincipalKind.ANONYMOUS;
    return anonymous && type == PolicyType.KMS_KEY ? Match.NO : Match.as(GrantClass.WILDCARD);
  }

  private Match account(PrincipalEntry.Account entry) {
    String partition = entry.partition();
    boolean same =
        entry.account().value().equals(caller.account())
            && (partition == null || partition.equals(caller.partition()));
    if (!same) {
      return Match.NO;
    }
    boolean root =
        caller.kind() == PrincipalKind.ROOT || caller.kind() == PrincipalKind.ASSUMED_ROOT;
    if (type == PolicyType.VPC_ENDPOINT
        && caller.gatewayEndpoint()
        && effect == Effect.ALLOW
        && !negated
        && !root) {
      context.note(
          Note.Kind.LOW_CONFIDENCE,
          "VPCE-4",
          "in a gateway endpoint's policy an account principal means its root user only");
      return Match.NO;
    }
    return Match.as(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
  }

  private Match arn(String arn) {
    return switch (caller.kind()) {
      case USER, ORIGIN_ACCESS_IDENTITY ->
          arn.equals(caller.arn()) ? Match.as(GrantClass.USER_ARN) : Match.NO;
      case ROLE_SESSION -> {
        if (arn.equals(caller.sessionArn())) {
          yield Match.as(GrantClass.SESSION_ARN);
        }
        yield caller.isOfRole(arn) ? Match.as(GrantClass.ROLE_ARN) : Match.NO;
      }
      case FEDERATED_USER -> {
        if (arn.equals(caller.arn())) {
          yield Match.as(GrantClass.SESSION_ARN);
        }
        boolean creator = arn.equals(caller.federatingUserArn());
        yield creator ? Match.as(GrantClass.FEDERATING_USER_ARN) : Match.NO;
      }
      case ROOT, ASSUMED_ROOT, SERVICE, ANONYMOUS, IDENTITY_PROVIDER -> Match.NO;
    };
  }

  /**
   * PRIN-9; a stored id hardly ever names a living principal, so an Allow is not assumed to match.
   */
  private Match uniqueId(String id) {
    PrincipalKind kind = caller.kind();
    boolean user = id.startsWith("AIDA");
    GrantClass as =
        switch (kind) {
          case USER -> user ? GrantClass.USER_ARN : null;
          case FEDERATED_USER -> user ? GrantClass.FEDERATING_USER_ARN : null;
          case ROLE_SESSION -> user ? null : GrantClass.ROLE_ARN;
          default -> null;
        };
    if (as == null) {
      return Match.NO;
    }
    String known = caller.uniqueId();
    if (known != null) {
      return known.equals(id) ? Match.as(as) : Match.NO;
    }
    if (context.takesNotes()) {
      context.note(
          Note.Kind.ASSUMPTION,
          "UNK-13",
          "the caller's unique id is not known, so it cannot be compared with `" + id + "`");
    }
    return Match.of(Truth.UNKNOWN, as);
  }

  private Match canonicalUser(String id) {
    if (caller.kind() == PrincipalKind.ORIGIN_ACCESS_IDENTITY) {
      context.note(
          Note.Kind.ASSUMPTION,
          "PRIN-24",
          "the canonical user id of the origin access identity is not known, so it cannot be"
              + " compared with `"
              + id
              + "`");
      return Match.of(Truth.UNKNOWN, GrantClass.USER_ARN);
    }
    if (caller.account() == null) {
      return Match.NO;
    }
    String known = caller.canonicalUserId();
    if (known != null) {
      boolean root = caller.kind() == PrincipalKind.ROOT;
      return known.equals(id)
          ? Match.as(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT)
          : Match.NO;
    }
    context.note(
        Note.Kind.ASSUMPTION,
        "PRIN-13",
        "the canonical user id of the caller's account is not known, so it cannot be compared");
    return Match.of(Truth.UNKNOWN, GrantClass.ACCOUNT);
  }
}
