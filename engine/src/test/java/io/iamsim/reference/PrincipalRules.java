package io.iamsim.reference;

import io.iamsim.decision.GrantClass;
import io.iamsim.model.Arn;
import io.iamsim.model.Effect;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PrincipalElement;
import io.iamsim.model.PrincipalEntry;
import io.iamsim.model.Statement;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Principals: PRIN-1 to PRIN-23, GRAM-16, VPCE-4, VPCE-5, and the grant classes of EVAL-11. */
final class PrincipalRules {

  /**
   * How a statement names the caller.
   *
   * @param truth whether it does
   * @param classes in which ways, if it does
   */
  record Named(Truth truth, Set<GrantClass> classes) {
    static Named no() {
      return new Named(Truth.FALSE, Set.of());
    }

    static Named as(GrantClass grant) {
      return new Named(Truth.TRUE, Set.of(grant));
    }
  }

  private final Statement statement;
  private final PolicyType type;
  private final Question question;
  private final RequestPrincipal caller;

  private PrincipalRules(Statement statement, PolicyType type, Question question) {
    this.statement = statement;
    this.type = type;
    this.question = question;
    this.caller = question.caller();
  }

  static Named matches(Statement statement, PolicyType type, Question question) {
    if (!type.hasPrincipal()) {
      return new Named(Truth.TRUE, Set.of());
    }
    @Nullable PrincipalElement element = statement.principal();
    if (element == null) {
      return Named.no();
    }
    return new PrincipalRules(statement, type, question).matches(element);
  }

  private Named matches(PrincipalElement element) {
    if (element.negated()) {
      Truth denied = allows() ? Truth.FALSE : question.boundaryAttached();
      return new Named(excepted(element).not().or(denied), Set.of(GrantClass.WILDCARD));
    }
    Truth listed = Truth.any(element.entries(), entry -> named(entry).truth());
    return decided(
        listed,
        element.entries().stream()
            .map(this::named)
            .filter(named -> named.truth() == listed)
            .flatMap(named -> named.classes().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * PRIN-20, PRIN-21, PRIN-23: a list with every part of the caller excepts it, a list with no part
   * does not, and of a list with some nothing is known; a Deny does not count the account, which is
   * a part of everybody in it.
   */
  private Truth excepted(PrincipalElement element) {
    if (lists(element, GrantClass.WILDCARD) == Truth.TRUE) {
      return Truth.TRUE;
    }
    Truth account = lists(element, GrantClass.ACCOUNT).or(lists(element, GrantClass.ROOT_SELF));
    List<Truth> own =
        switch (question.kind()) {
          case USER, ORIGIN_ACCESS_IDENTITY -> List.of(lists(element, GrantClass.USER_ARN));
          case ROLE_SESSION ->
              List.of(lists(element, GrantClass.ROLE_ARN), lists(element, GrantClass.SESSION_ARN));
          case FEDERATED_USER ->
              List.of(
                  lists(element, GrantClass.FEDERATING_USER_ARN),
                  lists(element, GrantClass.SESSION_ARN));
          case ROOT -> List.of(account);
          case ASSUMED_ROOT -> List.of(account, account.and(Truth.UNKNOWN));
          case SERVICE -> List.of(lists(element, GrantClass.SERVICE));
          case IDENTITY_PROVIDER -> List.of(lists(element, GrantClass.FEDERATED));
          case ANONYMOUS -> List.of(Truth.FALSE);
        };
    boolean all = own.stream().allMatch(Truth.TRUE::equals);
    boolean none = own.stream().allMatch(Truth.FALSE::equals);
    boolean inAccount = question.caller().account().isPresent();
    if (all && (!inAccount || account == Truth.TRUE)) {
      return Truth.TRUE;
    }
    return none && (!allows() || account == Truth.FALSE) ? Truth.FALSE : Truth.UNKNOWN;
  }

  private Truth lists(PrincipalElement element, GrantClass part) {
    return Truth.any(
        element.entries(),
        entry -> {
          Named named = named(entry);
          return named.classes().contains(part) ? named.truth() : Truth.FALSE;
        });
  }

  /** Where an id is not known, an Allow does not match and a Deny may. */
  private Named decided(Truth truth, Set<GrantClass> classes) {
    boolean cloudFront = caller instanceof RequestPrincipal.OriginAccessIdentity;
    return allows() && truth == Truth.UNKNOWN && !cloudFront
        ? Named.no()
        : new Named(truth, classes);
  }

  private boolean allows() {
    return statement.effect() == Effect.ALLOW;
  }

  private Named named(PrincipalEntry entry) {
    if (entry instanceof PrincipalEntry.Everyone) {
      boolean keyPolicyAndUnsigned =
          type == PolicyType.KMS_KEY && question.kind() == PrincipalKind.ANONYMOUS;
      return keyPolicyAndUnsigned ? Named.no() : Named.as(GrantClass.WILDCARD);
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
    if (entry instanceof PrincipalEntry.CanonicalUser canonical) {
      return caller instanceof RequestPrincipal.OriginAccessIdentity
          ? notKnown(GrantClass.USER_ARN)
          : canonicalUser(canonical.id());
    }
    if (entry instanceof PrincipalEntry.Service service) {
      return caller instanceof RequestPrincipal.Service me && me.name().equals(service.name())
          ? Named.as(GrantClass.SERVICE)
          : Named.no();
    }
    if (entry instanceof PrincipalEntry.Federated federated) {
      return caller instanceof RequestPrincipal.IdentityProvider me
              && me.provider().equals(federated.provider())
          ? Named.as(GrantClass.FEDERATED)
          : Named.no();
    }
    return Named.no();
  }

  /** PRIN-13: an account by the name that S3 has for it. */
  private Named canonicalUser(String id) {
    if (caller.account().isEmpty()) {
      return Named.no();
    }
    @Nullable String mine = question.facts().canonicalUserIds().get(caller.account().get().value());
    if (mine == null) {
      return notKnown(GrantClass.ACCOUNT);
    }
    GrantClass grant =
        caller instanceof RequestPrincipal.Root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT;
    return mine.equals(id) ? Named.as(grant) : Named.no();
  }

  /** PRIN-4, PRIN-15; VPCE-4: an Allow at a gateway endpoint means the root user only. */
  private Named account(PrincipalEntry.Account entry) {
    boolean mine =
        caller.account().equals(Optional.of(entry.account()))
            && (entry.partition() == null
                || caller.partition().equals(Optional.of(entry.partition())));
    boolean root = caller instanceof RequestPrincipal.Root;
    @Nullable PrincipalElement element = statement.principal();
    boolean rootOnly = gatewayEndpoint() && allows() && !(element != null && element.negated());
    if (!mine || (rootOnly && !root)) {
      return Named.no();
    }
    return Named.as(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
  }

  private boolean gatewayEndpoint() {
    @Nullable Boolean known = question.facts().gatewayEndpoint();
    if (known != null) {
      return type == PolicyType.VPC_ENDPOINT && known;
    }
    return type == PolicyType.VPC_ENDPOINT
        && (question.service().equals("s3") || question.service().equals("dynamodb"));
  }

  /** PRIN-5 to PRIN-8. */
  private Named arn(String entry) {
    if (caller instanceof RequestPrincipal.OriginAccessIdentity) {
      return caller.text().equals(entry) ? Named.as(GrantClass.USER_ARN) : Named.no();
    }
    if (caller instanceof RequestPrincipal.User user) {
      return user.arn().toString().equals(entry) ? Named.as(GrantClass.USER_ARN) : Named.no();
    }
    if (caller instanceof RequestPrincipal.RoleSession session) {
      if (session.sessionArn().equals(Optional.of(entry))) {
        return Named.as(GrantClass.SESSION_ARN);
      }
      return isRoleOf(session, entry) ? Named.as(GrantClass.ROLE_ARN) : Named.no();
    }
    if (caller instanceof RequestPrincipal.FederatedUser federated) {
      if (federated.arn().toString().equals(entry)) {
        return Named.as(GrantClass.SESSION_ARN);
      }
      @Nullable Arn creator = federated.federatingUser();
      return creator != null && creator.toString().equals(entry)
          ? Named.as(GrantClass.FEDERATING_USER_ARN)
          : Named.no();
    }
    return Named.no();
  }

  /**
   * PRIN-6; a session of which no path is known is of the role of that name, of which it is one.
   */
  private static boolean isRoleOf(RequestPrincipal.RoleSession session, String entry) {
    if (session.pathKnown()) {
      return session.roleArn().toString().equals(entry);
    }
    Arn mine = session.roleArn();
    return Arn.parse(entry)
        .filter(arn -> arn.partition().equals(mine.partition()))
        .filter(arn -> arn.service().equals("iam") && arn.region().isEmpty())
        .filter(arn -> arn.account().equals(mine.account()))
        .filter(arn -> arn.resource().startsWith("role/"))
        .map(arn -> arn.resource().substring(arn.resource().lastIndexOf('/') + 1))
        .filter(session.roleName()::equals)
        .isPresent();
  }

  /** PRIN-9: users have AIDA ids, roles AROA ids, the others none. */
  private Named uniqueId(String id) {
    boolean user = id.startsWith("AIDA");
    @Nullable GrantClass grant =
        switch (question.kind()) {
          case USER -> user ? GrantClass.USER_ARN : null;
          case FEDERATED_USER -> user ? GrantClass.FEDERATING_USER_ARN : null;
          case ROLE_SESSION -> user ? null : GrantClass.ROLE_ARN;
          case ROOT, ASSUMED_ROOT, SERVICE, ANONYMOUS, IDENTITY_PROVIDER, ORIGIN_ACCESS_IDENTITY ->
              null;
        };
    if (grant == null) {
      return Named.no();
    }
    @Nullable String known = question.facts().uniqueId();
    if (known == null) {
      return notKnown(grant);
    }
    return known.equals(id) ? Named.as(grant) : Named.no();
  }

  private static Named notKnown(GrantClass grant) {
    return new Named(Truth.UNKNOWN, Set.of(grant));
  }
}
