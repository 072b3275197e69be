package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Key Management Service: the key policy's gate and what works across accounts (KMS-1 to KMS-13).
 */
final class KmsRules implements ServiceRules {
  private static final Set<String> ACROSS_ACCOUNTS =
      Set.of(
          "decrypt",
          "derivesharedsecret",
          "encrypt",
          "generatedatakey",
          "generatedatakeypair",
          "generatedatakeypairwithoutplaintext",
          "generatedatakeywithoutplaintext",
          "generatemac",
          "reencryptfrom",
          "reencryptto",
          "sign",
          "verify",
          "verifymac",
          "creategrant",
          "describekey",
          "getkeyrotationstatus",
          "getpublickey",
          "listgrants",
          "retiregrant",
          "revokegrant");
  private static final Set<String> CHANGES_AN_ALIAS =
      Set.of("createalias", "updatealias", "deletealias");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("kms")) {
      return;
    }
    String name = question.action().name();
    Optional<String> resource = Arn.parse(question.resource()).map(Arn::resource);
    if (resource.filter(r -> r.startsWith("key/")).isPresent()) {
      facts.requireResourcePolicy();
    } else if (question.resource().equals(AccessRequest.ANY_RESOURCE)
        && ACROSS_ACCOUNTS.contains(name)) {
      facts.note(Note.Kind.NOT_COVERED, "KMS-1", "no key is named, so no key policy is asked");
    }
    if (!ACROSS_ACCOUNTS.contains(name)) {
      facts.withinAccountOnly();
    }
    if (name.equals("retiregrant")) {
      facts.exemptFromResourceControl();
    }
    boolean awsAlias = resource.filter(r -> r.startsWith("alias/aws/")).isPresent();
    if (awsAlias && CHANGES_AN_ALIAS.contains(name)) {
      facts.deny("KMS-13", "aliases under alias/aws/ belong to AWS");
    }
  }
}
