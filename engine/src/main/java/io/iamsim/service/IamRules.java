package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Identity and Access Management: what it refuses whatever the policies say, and that nothing of it
 * works across accounts (IAM-1 to IAM-3).
 *
 * <p>The actions on service-linked roles are those whose API reference lists the error
 * UnmodifiableEntity for a role, without the two that may change a role's description (ROOM-30).
 */
final class IamRules implements ServiceRules {
  private static final String SERVICE_LINKED = "role/aws-service-role/";
  private static final String RESERVED = "role/aws-reserved/";

  private static final Set<String> CHANGES_A_POLICY =
      Set.of(
          "createpolicyversion",
          "deletepolicy",
          "deletepolicyversion",
          "setdefaultpolicyversion",
          "tagpolicy",
          "untagpolicy");
  private static final Set<String> CHANGES_WHAT_A_ROLE_MAY =
      Set.of(
          "attachrolepolicy",
          "createrole",
          "deleterole",
          "deleterolepermissionsboundary",
          "deleterolepolicy",
          "detachrolepolicy",
          "putrolepermissionsboundary",
          "putrolepolicy",
          "updateassumerolepolicy");
  private static final Set<String> CHANGES_HOW_A_ROLE_LOOKS =
      Set.of("tagrole", "untagrole", "updaterole", "updateroledescription");
  private static final List<String> MADE_BY_AWS =
      List.of(
          "arn:*:iam::*:" + SERVICE_LINKED + "*",
          "arn:*:iam::*:" + RESERVED + "*",
          "arn:*:iam::aws:policy/*");
  private static final Set<String> FOR_SERVICE_LINKED_ROLES =
      Set.of("createservicelinkedrole", "deleteservicelinkedrole");

  /**
   * Of an ARN they read whose it is, its type, and whether AWS made it, which a kind has in common.
   */
  @Override
  public boolean holdsForItsKind(ServiceQuestion question) {
    return true;
  }

  @Override
  public List<String> setApart(String service) {
    return service.equals("iam") ? MADE_BY_AWS : List.of();
  }

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("iam")) {
      return;
    }
    facts.withinAccountOnly("IAM-3", question);
    facts.withoutResourcePolicy("IAM-3", "IAM asks no resource-based policy");
    Optional<Arn> arn = Arn.parse(question.resource());
    String name = question.action().name();
    if (CHANGES_A_POLICY.contains(name) && arn.filter(IamRules::isAwsManagedPolicy).isPresent()) {
      facts.deny("IAM-1", "AWS-managed policies cannot be changed");
    }
    arn.map(Arn::resource)
        .filter(resource -> resource.startsWith("role/"))
        .ifPresent(role -> role(name, role, facts));
  }

  private static void role(String name, String role, ServiceFacts.Builder facts) {
    boolean serviceLinked = role.startsWith(SERVICE_LINKED);
    boolean reserved = role.startsWith(RESERVED);
    if (serviceLinked && CHANGES_WHAT_A_ROLE_MAY.contains(name)) {
      facts.deny("IAM-1", "only its service changes or deletes a service-linked role");
    }
    if (reserved
        && (CHANGES_WHAT_A_ROLE_MAY.contains(name) || CHANGES_HOW_A_ROLE_LOOKS.contains(name))) {
      facts.deny("IAM-1", "only AWS changes the roles under aws-reserved/");
    }
    if (serviceLinked && name.equals("updaterole")) {
      facts.note(
          Note.Kind.NOT_COVERED, "IAM-1", "of a service-linked role only the description changes");
    }
    if (!serviceLinked && FOR_SERVICE_LINKED_ROLES.contains(name)) {
      facts.deny("IAM-2", "service-linked roles are under aws-service-role/ and no other path");
    }
  }

  private static boolean isAwsManagedPolicy(Arn arn) {
    return arn.account().equals("aws") && arn.resource().startsWith("policy/");
  }
}
