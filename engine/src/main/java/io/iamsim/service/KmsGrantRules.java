package io.iamsim.service;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.KmsGrant;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the grants on a key give the caller (KMS-7, KMS-8): the grantee the grant's operations while
 * its constraints hold, the retiring principal and the issuing account kms:RetireGrant (KMS-16).
 *
 * <p>A grant that names the caller itself stands alone (KMS_GRANT); one that names the caller's
 * account delegates to it, as a key policy does; one that names the user who made a federated user
 * is limited by that user's session policies.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants in AWS
 *     KMS</a>
 */
final class KmsGrantRules {
  /** The name of kms:RetireGrant. */
  static final String RETIRE = "retiregrant";

  private final ServiceQuestion question;
  private final ActionName action;
  private final Set<GrantClass> certain = EnumSet.noneOf(GrantClass.class);
  private final Set<GrantClass> possible = EnumSet.noneOf(GrantClass.class);
  private final List<String> granting = new ArrayList<>();

  private KmsGrantRules(ServiceQuestion question) {
    this.question = question;
    this.action = question.action();
  }

  /** The layer that the grants make up; none if there are no grants. */
  static Optional<ServiceLayer> layer(ServiceQuestion question) {
    List<KmsGrant> grants = question.policies().kmsGrants();
    if (grants.isEmpty()) {
      return Optional.empty();
    }
    KmsGrantRules rules = new KmsGrantRules(question);
    grants.forEach(rules::read);
    return Optional.of(rules.layer());
  }

  /** States who may retire a grant on the key: nobody if there is none (KMS-16). */
  static void retiring(ServiceQuestion question, ServiceFacts.Builder facts) {
    List<KmsGrant> grants = question.policies().kmsGrants();
    KmsGrantRules rules = new KmsGrantRules(question);
    grants.forEach(rules::read);
    boolean blind = question.known().isEmpty() && grants.isEmpty();
    if (blind && (!question.environment().isEmpty() || question.namesNoResource())) {
      facts.layer(
          ServiceLayer.granting(
              Layer.KMS_GRANT,
              Set.of(),
              Set.of(GrantClass.KMS_GRANT),
              "the grants are not known that `" + question.action() + "` may be about"));
      return;
    }
    facts.layer(rules.layer());
    boolean atHome =
        question.owner().isPresent() && question.owner().equals(question.principal().account());
    if (atHome && rules.possible.isEmpty() && !grants.isEmpty()) {
      facts.note(
          Note.Kind.LOW_CONFIDENCE,
          "KMS-16",
          "a policy's kms:RetireGrant is taken to retire no grant that does not name the caller or"
              + " its account; AWS says beside it that the key's account can delegate it");
    }
  }

  private ServiceLayer layer() {
    String reason =
        granting.isEmpty()
            ? "no grant on the key gives the caller `" + question.action() + "`"
            : "by " + String.join(", ", granting);
    return ServiceLayer.granting(Layer.KMS_GRANT, certain, possible, reason);
  }

  private void read(KmsGrant grant) {
    boolean operation =
        grant.operations().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(action.name()));
    Optional<GrantClass> grantee = named(grant.granteePrincipal());
    if (operation && grantee.isPresent()) {
      add(grant, grantee.get(), KmsGrantConstraints.hold(grant, question));
    }
    if (action.name().equals(RETIRE)) {
      Optional.ofNullable(grant.retiringPrincipal())
          .flatMap(this::named)
          .ifPresent(retiring -> add(grant, retiring, KmsGrantConstraints.Holds.YES));
      if (isRootOfIssuer(grant)) {
        add(grant, GrantClass.ROOT_SELF, KmsGrantConstraints.Holds.YES);
      }
    }
  }

  /** The account in which a grant was created may retire it: the key's, unless it is said. */
  private boolean isRootOfIssuer(KmsGrant grant) {
    Optional<AccountId> issuer = grant.issuer().or(question::owner);
    return question.principal() instanceof RequestPrincipal.Root root
        && issuer.equals(root.account());
  }

  private void add(KmsGrant grant, GrantClass how, KmsGrantConstraints.Holds holds) {
    if (holds == KmsGrantConstraints.Holds.NO) {
      return;
    }
    possible.add(how);
    if (holds == KmsGrantConstraints.Holds.YES) {
      certain.add(how);
    }
    granting.add("the grant `" + grant.name() + "`");
  }

  /** How a grant's principal names the caller, if it does (PRIN-4 to PRIN-8, PRIN-16). */
  private Optional<GrantClass> named(String text) {
    RequestPrincipal caller = question.principal();
    if (isAccountOf(caller, text)) {
      boolean root = caller instanceof RequestPrincipal.Root;
      return Optional.of(root ? GrantClass.ROOT_SELF : GrantClass.ACCOUNT);
    }
    if (caller instanceof RequestPrincipal.FederatedUser federated
        && federated.federatingUser() != null
        && text.equals(String.valueOf(federated.federatingUser()))) {
      return Optional.of(GrantClass.FEDERATING_USER_ARN);
    }
    return isItself(caller, text) ? Optional.of(GrantClass.KMS_GRANT) : Optional.empty();
  }

  private static boolean isAccountOf(RequestPrincipal caller, String text) {
    return caller
        .account()
        .filter(
            account ->
                text.equals(account.value())
                    || Arn.parse(text)
                        .filter(arn -> arn.service().equals("iam"))
                        .filter(arn -> arn.resource().equals("root"))
                        .flatMap(Arn::accountId)
                        .filter(account::equals)
                        .isPresent())
        .isPresent();
  }

  private static boolean isItself(RequestPrincipal caller, String text) {
    if (caller instanceof RequestPrincipal.User user) {
      return text.equals(user.arn().toString());
    }
    if (caller instanceof RequestPrincipal.FederatedUser federated) {
      return text.equals(federated.arn().toString());
    }
    if (caller instanceof RequestPrincipal.Service service) {
      return text.equals(service.name());
    }
    return caller instanceof RequestPrincipal.RoleSession session
        && (session.sessionArn().filter(text::equals).isPresent() || isRole(session, text));
  }

  /** A session that is known by its ARN alone has lost the role's path (ROOM-4). */
  private static boolean isRole(RequestPrincipal.RoleSession session, String text) {
    if (session.pathKnown()) {
      return text.equals(session.roleArn().toString());
    }
    return Arn.parse(text)
        .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
        .filter(arn -> arn.account().equals(session.roleArn().account()))
        .filter(arn -> arn.partition().equals(session.roleArn().partition()))
        .map(arn -> arn.resource().substring(arn.resource().lastIndexOf('/') + 1))
        .filter(session.roleName()::equals)
        .isPresent();
  }
}
