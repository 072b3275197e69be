package io.iamsim.service;

import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ApiOperations;
import io.iamsim.catalog.ResourceControlPolicySupport;
import io.iamsim.catalog.ResourcePolicySupport;
import io.iamsim.decision.Note;
import io.iamsim.model.ActionName;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;

/**
 * What holds for every service: partitions, unsigned callers, the reach of RCPs, unknown actions.
 */
final class CommonRules implements ServiceRules {
  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    partition(question, facts);
    anonymous(question, facts);
    cloudFront(question, facts);
    withoutResource(question, facts);
    resourceControl(question, facts);
    unknownAction(question, facts);
  }

  /** XACC-9. */
  private static void partition(ServiceQuestion question, ServiceFacts.Builder facts) {
    Optional<String> resource = question.partition();
    Optional<String> principal = question.principal().partition();
    if (resource.isPresent() && principal.isPresent() && !resource.equals(principal)) {
      facts.deny(
          "XACC-9",
          "the principal is in partition `"
              + principal.get()
              + "`, the resource in `"
              + resource.get()
              + "`");
    }
  }

  /** ANON-1; Lambda's own rules tell function URLs apart. */
  private static void anonymous(ServiceQuestion question, ServiceFacts.Builder facts) {
    String service = question.action().service();
    if (question.principal().kind() != PrincipalKind.ANONYMOUS || service.equals("lambda")) {
      return;
    }
    ResourcePolicySupport.AnonymousAccess access =
        question
            .catalog()
            .resourcePolicySupport(service)
            .map(ResourcePolicySupport::anonymousAccess)
            .orElse(ResourcePolicySupport.AnonymousAccess.NOT_POSSIBLE);
    if (service.equals("sts") || access == ResourcePolicySupport.AnonymousAccess.NOT_POSSIBLE) {
      facts.refuseUnsigned();
      facts.note(
          Note.Kind.RULE, "ANON-1", "`" + question.action() + "` takes no unsigned requests");
    } else if (access == ResourcePolicySupport.AnonymousAccess.LIMITED) {
      facts.note(
          Note.Kind.NOT_COVERED,
          "UNK-10",
          "unsigned requests to `" + service + "` also depend on the service's own settings");
    }
  }

  /** PRIN-24. */
  private static void cloudFront(ServiceQuestion question, ServiceFacts.Builder facts) {
    boolean elsewhere = !question.action().service().equals("s3");
    if (elsewhere && question.principal().kind() == PrincipalKind.ORIGIN_ACCESS_IDENTITY) {
      facts.deny("PRIN-24", "an origin access identity calls Amazon S3 only");
    }
  }

  /** MATCH-30, KMS-10, ECR-1. */
  private static void withoutResource(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (hasNoResource(question)) {
      facts.withoutResourcePolicy("MATCH-30", "the action works on no resource");
    }
  }

  /** RCP-2, SVCT-3. */
  private static void resourceControl(ServiceQuestion question, ServiceFacts.Builder facts) {
    String service = question.action().service();
    ResourceControlPolicySupport support = question.catalog().resourceControlPolicySupport(service);
    boolean serviceLinked =
        question.principal() instanceof RequestPrincipal.RoleSession session
            && session.isServiceLinked();
    if (serviceLinked
        || hasNoResource(question)
        || support != ResourceControlPolicySupport.SUPPORTED) {
      facts.exemptFromResourceControl();
    }
    if (support == ResourceControlPolicySupport.UNKNOWN) {
      facts.note(
          Note.Kind.LOW_CONFIDENCE,
          "SVCT-3",
          "it is not known whether resource control policies reach `" + service + "`");
    }
  }

  /** MATCH-9. */
  private static void unknownAction(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (question
        .catalog()
        .action(question.action().service(), question.action().name())
        .isEmpty()) {
      facts.note(
          Note.Kind.WARNING,
          "MATCH-9",
          "the action `" + question.action() + "` is not in the service data" + meant(question));
    }
  }

  private static String meant(ServiceQuestion question) {
    Optional<String> operation = ApiOperations.meantBy(question.action()).map(ActionName::text);
    if (operation.isPresent()) {
      return "; the action of that API operation is `" + operation.get() + "`";
    }
    String likely = question.catalog().likelyNames().action(question.action());
    return likely.isEmpty() ? "" : ", " + likely;
  }

  private static boolean hasNoResource(ServiceQuestion question) {
    return question.namesNoResource()
        && question
            .catalog()
            .action(question.action().service(), question.action().name())
            .map(ActionEntry::wildcardOnly)
            .orElse(false);
  }
}
