package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.aws;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.to;

import io.iamsim.decision.Decision;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.stream.Stream;

/** What is special about calls to IAM, and calls made through services: IAM-1 to 3, VPCE-6. */
final class IamCases {
  private static final String AWS_MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  private static final String SERVICE_LINKED =
      "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
  private static final String RESERVED =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0";
  private static final String ADMINISTRATOR = policy(allow("*"));

  private IamCases() {}

  static Stream<AccessCase> all() {
    return Stream.of(ownedByAws(), resourceSide(), throughService()).flatMap(s -> s);
  }

  private static Stream<AccessCase> ownedByAws() {
    return Stream.of(
        administrator("iam:CreatePolicyVersion", AWS_MANAGED, Decision.IMPLICIT_DENY),
        administrator("iam:GetPolicy", AWS_MANAGED, Decision.ALLOWED),
        administrator("iam:PutRolePolicy", SERVICE_LINKED, Decision.IMPLICIT_DENY),
        administrator("iam:UpdateRole", SERVICE_LINKED, Decision.ALLOWED),
        administrator("iam:DeleteServiceLinkedRole", SERVICE_LINKED, Decision.ALLOWED),
        administrator("iam:DeleteServiceLinkedRole", Cast.ROLE, Decision.IMPLICIT_DENY),
        administrator("iam:UpdateRole", RESERVED, Decision.IMPLICIT_DENY),
        administrator("iam:GetRole", RESERVED, Decision.ALLOWED),
        administrator("iam:PutRolePolicy", Cast.ROLE, Decision.ALLOWED),
        administrator("iam:PassRole", SERVICE_LINKED, Decision.ALLOWED),
        administrator("iam:PassRole", Cast.ROLE, Decision.ALLOWED));
  }

  private static AccessCase administrator(String action, String resource, Decision expected) {
    return AccessCase.rule("IAM-1", "an administrator's " + action + " on " + resource)
        .caller(Cast.USER)
        .asks(action, resource)
        .identity(ADMINISTRATOR)
        .is(expected);
  }

  private static Stream<AccessCase> resourceSide() {
    return Stream.of(
        AccessCase.rule("IAM-3", "a role of another account cannot be passed")
            .caller(Cast.STRANGER)
            .asks("iam:PassRole", Cast.ROLE)
            .identity(ADMINISTRATOR)
            .resource(policy(allow("*") + to("`*`")))
            .implicitlyDenied(),
        AccessCase.rule("IAM-3", "the other account's root cannot either")
            .caller("arn:aws:iam::444455556666:root")
            .asks("iam:GetRole", Cast.ROLE)
            .resource(policy(allow("*") + to("`*`")))
            .implicitlyDenied(),
        AccessCase.rule("IAM-2", "no trust policy lets a role be passed")
            .caller(Cast.USER)
            .asks("iam:PassRole", Cast.ROLE)
            .resource(policy(allow("*") + to(aws(Cast.USER))))
            .implicitlyDenied(),
        AccessCase.rule("KMS-10", "a key's policy does not list keys")
            .caller(Cast.USER)
            .asks("kms:ListKeys", "*")
            .resource(policy(allow("kms:*") + to(aws(Cast.USER))))
            .implicitlyDenied());
  }

  private static Stream<AccessCase> throughService() {
    return Stream.of(
        endpoint("a call through the endpoint").implicitlyDenied(),
        endpoint("a service's call for the caller")
            .with("aws:CalledVia", ContextValue.ofList(List.of("athena.amazonaws.com")))
            .allowed());
  }

  private static AccessCase.Builder endpoint(String claim) {
    return AccessCase.rule("VPCE-6", claim)
        .caller(Cast.USER)
        .asks("s3:GetObject", Cast.OBJECT)
        .identity(ADMINISTRATOR)
        .endpoint(policy(allow("sqs:*") + to("`*`")));
  }
}
