package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import java.util.Set;

/** Security Token Service: the trust policy's gate and who may call what (STS-1 to STS-15). */
final class StsRules implements ServiceRules {
  private static final Set<String> ON_A_ROLE =
      Set.of(
          "assumerole",
          "assumerolewithsaml",
          "assumerolewithwebidentity",
          "tagsession",
          "setsourceidentity");
  private static final Set<String> FOR_PROVIDERS =
      Set.of("assumerolewithsaml", "assumerolewithwebidentity", "tagsession", "setsourceidentity");
  private static final Set<String> NOT_FOR_ROLES = Set.of("getfederationtoken", "getsessiontoken");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    PrincipalKind kind = question.principal().kind();
    boolean sts = question.action().service().equals("sts");
    if (kind == PrincipalKind.FEDERATED_USER) {
      federatedUser(question, sts, facts);
    }
    if (kind == PrincipalKind.IDENTITY_PROVIDER) {
      identityProvider(question, sts, facts);
    }
    if (!sts) {
      return;
    }
    String name = question.action().name();
    if (ON_A_ROLE.contains(name)) {
      gate(question, facts);
    }
    if (name.equals("getcalleridentity")
        && kind != PrincipalKind.ANONYMOUS
        && kind != PrincipalKind.IDENTITY_PROVIDER) {
      facts.allow("STS-1", "every authenticated principal may ask who it is");
    }
    if (name.equals("getsessiontoken")
        && (kind == PrincipalKind.USER || kind == PrincipalKind.ROOT)) {
      facts.allow("STS-15", "sts:GetSessionToken needs no permission");
    }
    if (kind == PrincipalKind.ROLE_SESSION && NOT_FOR_ROLES.contains(name)) {
      facts.deny("STS-12", "the credentials of a role session cannot call it");
    }
    boolean root = kind == PrincipalKind.ROOT || kind == PrincipalKind.ASSUMED_ROOT;
    if (root && name.equals("assumerole")) {
      facts.deny("ROOT-2", "the root user cannot assume a role");
    }
  }

  private static void gate(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.resource().equals(AccessRequest.ANY_RESOURCE)) {
      facts.requireResourcePolicy();
    } else {
      facts.note(Note.Kind.NOT_COVERED, "STS-2", "no role is named, so no trust policy is asked");
    }
  }

  /** STS-13. */
  private static void federatedUser(
      ServiceQuestion question, boolean sts, ServiceFacts.Builder facts) {
    boolean iam =
        question.action().service().equals("iam") && !question.action().is("iam", "passrole");
    if (iam || (sts && !question.action().name().equals("getcalleridentity"))) {
      facts.deny("STS-13", "the credentials of a federated user cannot call it");
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
