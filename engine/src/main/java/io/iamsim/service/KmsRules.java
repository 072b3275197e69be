package io.iamsim.service;

import io.iamsim.catalog.ActionList;
import io.iamsim.decision.Note;
import io.iamsim.environment.Resource;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import java.util.Optional;

/**
 * Key Management Service: the key policy's gate, grants, what works across accounts, aliases and
 * the keys that AWS manages (KMS-1 to KMS-16).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html">
 *     AWS KMS permissions</a>, for what works across accounts
 */
final class KmsRules implements ServiceRules {
  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("kms")) {
      return;
    }
    String name = question.action().name();
    Optional<String> resource = Arn.parse(question.resource()).map(Arn::resource);
    if (resource.filter(r -> r.startsWith("key/")).isPresent()) {
      key(question, name, facts);
    } else if (resource.filter(r -> r.startsWith("alias/")).isPresent()) {
      alias(question, name, resource.get(), facts);
    } else if (question.resource().equals(AccessRequest.ANY_RESOURCE)
        && ActionList.KMS_ACROSS_ACCOUNTS.has("kms", name)) {
      facts.note(Note.Kind.NOT_COVERED, "KMS-1", "no key is named, so no key policy is asked");
    }
    if (!ActionList.KMS_ACROSS_ACCOUNTS.has("kms", name)) {
      facts.withinAccountOnly("KMS-9", question);
    }
    if (name.equals(KmsGrantRules.RETIRE)) {
      retire(question, facts);
    }
  }

  /** KMS-16: the grant says who may retire it; key policies and RCPs have no say in it. */
  private static void retire(ServiceQuestion question, ServiceFacts.Builder facts) {
    facts.requireResourcePolicy();
    facts.exemptFromResourceControl();
    facts.withoutResourcePolicy(
        "KMS-16",
        "kms:RetireGrant is not effective in a key policy: the grant says who retires it");
    KmsGrantRules.retiring(question, facts);
  }

  private static void key(ServiceQuestion question, String name, ServiceFacts.Builder facts) {
    facts.requireResourcePolicy();
    if (!name.equals(KmsGrantRules.RETIRE)) {
      KmsGrantRules.layer(question).ifPresent(facts::layer);
    }
    if (name.equals("reencryptfrom")) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "MULTI-4",
          "not evaluated: `kms:ReEncryptTo` on the key to which it is encrypted");
    }
    if (question.known().filter(Resource::isAwsManagedKey).isEmpty()) {
      return;
    }
    facts.withinAccountOnly("KMS-11", question);
    facts.exemptFromResourceControl();
    if (ActionList.KMS_NOT_ON_AWS_MANAGED_KEYS.has("kms", name)) {
      facts.deny("KMS-11", "only AWS changes the keys that it manages");
    }
  }

  /** KMS-12: the alias is a resource of its own, and only of the actions that change aliases. */
  private static void alias(
      ServiceQuestion question, String name, String alias, ServiceFacts.Builder facts) {
    facts.withoutResourcePolicy("KMS-12", "an alias has no policy; a key's policy is for the key");
    if (!KmsAliases.isChange(question.action())) {
      facts.leaveUndecided(
          "KMS-12",
          "`"
              + alias
              + "` names a key that is not known; give the key's ARN, or the key with its aliases"
              + " in the environment");
    } else if (alias.startsWith(Resource.AWS_ALIAS)) {
      facts.deny("KMS-13", "aliases under alias/aws/ belong to AWS");
    } else {
      facts.note(
          Note.Kind.NOT_COVERED,
          "KMS-12",
          "`" + name + "` needs permission on the key too, which is a question of its own");
    }
  }
}
