package io.iamsim.service;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.Note;
import io.iamsim.environment.Organization;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Security Token Service: the trust policy's gate, identity providers, root sessions. */
final class StsRules implements ServiceRules {
  private static final Set<String> ON_A_ROLE =
      Set.of(
          "assumerole",
          "assumerolewithsaml",
          "assumerolewithwebidentity",
          "tagsession",
          "setsourceidentity");
  private static final Set<GrantClass> BY_ORGANIZATION = Set.of(GrantClass.ACCOUNT);
  private static final Set<String> FOR_PROVIDERS =
      Set.of("assumerolewithsaml", "assumerolewithwebidentity", "tagsession", "setsourceidentity");

  @Override
  public List<String> setApart(String service) {
    return service.equals("sts") ? List.of("arn:*:iam::*:role/aws-service-role/*") : List.of();
  }

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    PrincipalKind kind = question.principal().kind();
    boolean sts = question.action().service().equals("sts");
    if (kind == PrincipalKind.IDENTITY_PROVIDER) {
      identityProvider(question, sts, facts);
    }
    if (!sts) {
      return;
    }
    String name = question.action().name();
    if (ON_A_ROLE.contains(name)) {
      gate(question, facts);
      if (question.resource().contains(":role/aws-service-role/")) {
        facts.exemptFromResourceControl();
      }
    }
    if (name.equals("getcalleridentity")
        && kind != PrincipalKind.ANONYMOUS
        && kind != PrincipalKind.IDENTITY_PROVIDER
        && kind != PrincipalKind.ORIGIN_ACCESS_IDENTITY) {
      facts.allow("STS-1", "every authenticated principal may ask who it is");
    }
    if (name.equals("getsessiontoken") && hasLongTermKeys(question.principal())) {
      facts.allow("STS-15", "sts:GetSessionToken needs no permission");
    }
    if (name.equals("assumeroot") && !question.resource().equals(AccessRequest.ANY_RESOURCE)) {
      assumeRoot(question, facts);
    }
  }

  private static boolean hasLongTermKeys(RequestPrincipal principal) {
    return principal.kind() == PrincipalKind.ROOT
        || (principal instanceof RequestPrincipal.User user && !user.sessionToken());
  }

  /**
   * ROOT-4: what lets the caller in is not a policy of the root user but the place of the caller's
   * account: it manages the organisation that the root user's account is a member of, or stands in
   * for the one that does, which only the organisation knows.
   */
  private static void assumeRoot(ServiceQuestion question, ServiceFacts.Builder facts) {
    facts.requireResourcePolicy();
    facts.note(
        Note.Kind.NOT_COVERED,
        "ROOT-4",
        "it is not known whether centralised root access is enabled for the task");
    Optional<Organization> organization = question.environment().organization();
    Optional<AccountId> caller = question.principal().account();
    if (organization.isEmpty()) {
      facts.layer(
          letIn(Set.of(), "whether the caller's account manages the organisation is not known"));
      return;
    }
    AccountId manager = organization.get().managementAccount();
    boolean member =
        !question.owner().equals(Optional.of(manager))
            && question.owner().flatMap(organization.get()::member).isPresent();
    if (!member) {
      facts.deny("ROOT-4", "the root user is not that of a member account of the organisation");
    } else if (caller.equals(Optional.of(manager))) {
      facts.layer(letIn(BY_ORGANIZATION, "the caller's account manages the organisation"));
    } else if (caller.flatMap(organization.get()::member).isPresent()) {
      facts.layer(
          letIn(
              Set.of(), "whether the caller's account is a delegated administrator is not known"));
    }
  }

  private static ServiceLayer letIn(Set<GrantClass> certain, String reason) {
    return ServiceLayer.granting(Layer.RESOURCE, certain, BY_ORGANIZATION, reason);
  }

  private static void gate(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.resource().equals(AccessRequest.ANY_RESOURCE)) {
      facts.requireResourcePolicy();
    } else {
      facts.note(Note.Kind.NOT_COVERED, "STS-2", "no role is named, so no trust policy is asked");
    }
  }

  /**
   * STS-8: the unsigned caller can do nothing else, and its provider must be in the role's account.
   */
  private static void identityProvider(
      ServiceQuestion question, boolean sts, ServiceFacts.Builder facts) {
    if (!sts || !FOR_PROVIDERS.contains(question.action().name())) {
      refuse(facts, "an identity provider's caller can only assume a role");
      return;
    }
    RequestPrincipal.IdentityProvider provider =
        (RequestPrincipal.IdentityProvider) question.principal();
    Optional<Arn> arn = Arn.parse(provider.provider());
    if (arn.isPresent() && question.owner().isPresent()) {
      boolean sameAccount = arn.get().accountId().equals(question.owner());
      if (!sameAccount) {
        refuse(facts, "the identity provider is not in the role's account");
      }
    }
    boolean missing =
        arn.flatMap(Arn::accountId)
            .flatMap(question.environment()::account)
            .filter(account -> !account.identityProviders().contains(provider.provider()))
            .isPresent();
    if (missing) {
      refuse(facts, "the account does not have the identity provider");
    }
    facts.note(
        Note.Kind.NOT_COVERED,
        "UNK-15",
        "signature, expiry and registered audiences of the token are not looked at");
    boolean saml = provider.provider().contains(":saml-provider/");
    String wrong = saml ? "assumerolewithwebidentity" : "assumerolewithsaml";
    if (question.action().name().equals(wrong)) {
      refuse(facts, "`" + question.action() + "` does not fit the kind of identity provider");
    }
  }

  private static void refuse(ServiceFacts.Builder facts, String text) {
    facts.refuseUnsigned().note(Note.Kind.RULE, "STS-8", text);
  }
}
