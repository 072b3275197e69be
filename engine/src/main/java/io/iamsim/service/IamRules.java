package io.iamsim.service;

import io.iamsim.model.Arn;
import java.util.Optional;
import java.util.Set;

/** What IAM refuses whatever the policies say (IAM-1). */
final class IamRules implements ServiceRules {
  private static final Set<String> CHANGES_A_POLICY =
      Set.of(
          "createpolicyversion",
          "deletepolicy",
          "deletepolicyversion",
          "setdefaultpolicyversion",
          "tagpolicy",
          "untagpolicy");
  private static final Set<String> CHANGES_A_ROLE =
      Set.of(
          "attachrolepolicy",
          "deleterole",
          "deleterolepermissionsboundary",
          "deleterolepolicy",
          "detachrolepolicy",
          "putrolepermissionsboundary",
          "putrolepolicy",
          "updateassumerolepolicy");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("iam")) {
      return;
    }
    String name = question.action().name();
    Optional<Arn> arn = Arn.parse(question.resource());
    boolean awsManaged =
        arn.filter(a -> a.account().equals("aws") && a.resource().startsWith("policy/"))
            .isPresent();
    if (awsManaged && CHANGES_A_POLICY.contains(name)) {
      facts.deny("IAM-1", "AWS-managed policies cannot be changed");
    }
    String resource = arn.map(Arn::resource).orElse("");
    boolean reserved =
        resource.startsWith("role/aws-reserved/") || resource.startsWith("role/aws-service-role/");
    if (reserved && CHANGES_A_ROLE.contains(name)) {
      facts.deny("IAM-1", "roles that AWS reserves or makes for its services cannot be changed");
    }
  }
}
