package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.aws;
import static io.iamsim.reference.PolicyTexts.deny;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.to;
import static io.iamsim.reference.PolicyTexts.trust;

import io.iamsim.decision.Decision;
import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import java.util.stream.Stream;

/** The tables of STS-2 and MATCH-30, and single rules of sections 4.10 to 4.13. */
final class ServiceCases {
  private static final String ASSUME = "sts:AssumeRole";
  private static final String SILENT = policy(allow("ec2:*"));

  private ServiceCases() {}

  static Stream<AccessCase> all() {
    return Stream.of(trusts(), wildcardOnly(), kms(), hardDenials(), unsigned()).flatMap(s -> s);
  }

  private static Stream<AccessCase> trusts() {
    String admin = policy(allow("*"));
    return Stream.of(
        assume("user ARN, no identity allow", Cast.USER, aws(Cast.USER), SILENT).allowed(),
        assume("session ARN", Cast.SESSION, aws(Cast.SESSION), SILENT).allowed(),
        assume("role ARN", Cast.SESSION, aws(Cast.ROLE), SILENT).allowed(),
        assume("*, no identity allow", Cast.USER, "`*`", SILENT).allowed(),
        assume("account, no identity allow", Cast.USER, aws(Cast.ACCOUNT), SILENT)
            .implicitlyDenied(),
        assume("account and identity", Cast.USER, aws(Cast.ACCOUNT), admin).allowed(),
        assume("not named, administrator", Cast.USER, aws(Cast.USER + "2"), admin)
            .implicitlyDenied(),
        assume("foreign account and identity", Cast.STRANGER, aws(Cast.FOREIGN), admin).allowed(),
        assume("foreign principal and identity", Cast.STRANGER, aws(Cast.STRANGER), admin)
            .allowed(),
        assume("foreign principal, no identity", Cast.STRANGER, aws(Cast.STRANGER), SILENT)
            .implicitlyDenied());
  }

  private static AccessCase.Builder assume(
      String claim, String caller, String principal, String identity) {
    return AccessCase.rule("STS-2", claim)
        .caller(caller)
        .asks(ASSUME, Cast.ROLE + "2")
        .identity(identity)
        .resource(PolicyType.ROLE_TRUST, policy(trust(principal, ASSUME)));
  }

  private static Stream<AccessCase> wildcardOnly() {
    return Stream.of(
        anyResource("Resource *", "`Resource`:`*`", true),
        anyResource("Resource * in a list", "`Resource`:[`arn:aws:s3:::b`,`*`]", true),
        anyResource("Resource ARN", "`Resource`:`arn:aws:s3:::b`", false),
        AccessCase.rule("DIS-8", "Resource of every bucket")
            .caller(Cast.USER)
            .asks("s3:ListAllMyBuckets", "*")
            .identity(policy("`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`arn:aws:s3:::*`"))
            .is(Decision.UNKNOWN),
        anyResource("Resource ARN with wildcard", "`Resource`:`arn:aws:s3:::b*`", false),
        anyResource("NotResource ARN", "`NotResource`:`arn:aws:s3:::b`", true),
        anyResource("NotResource *", "`NotResource`:`*`", false));
  }

  private static AccessCase anyResource(String claim, String element, boolean matches) {
    return AccessCase.rule("MATCH-30", claim)
        .caller(Cast.USER)
        .asks("s3:ListAllMyBuckets", "*")
        .identity(policy("`Effect`:`Allow`,`Action`:`s3:*`," + element))
        .is(matches ? Decision.ALLOWED : Decision.IMPLICIT_DENY);
  }

  private static Stream<AccessCase> kms() {
    String everyone = policy(allow("kms:*") + to("`*`"));
    String admin = policy(allow("kms:*"));
    return Stream.of(
        key("KMS-1", "no key policy", Cast.USER).identity(admin).implicitlyDenied(),
        key("KMS-2", "account and identity", Cast.USER)
            .identity(admin)
            .resource(PolicyType.KMS_KEY, policy(allow("kms:*") + to(aws(Cast.HOME))))
            .allowed(),
        key("PRIN-17", "no anonymous access", "anonymous")
            .resource(PolicyType.KMS_KEY, everyone)
            .implicitlyDenied(),
        key("KMS-6", "* and a stranger with identity", Cast.STRANGER)
            .identity(admin)
            .resource(PolicyType.KMS_KEY, everyone)
            .allowed(),
        key("KMS-6", "* and a stranger without identity", Cast.STRANGER)
            .resource(PolicyType.KMS_KEY, everyone)
            .implicitlyDenied(),
        key("GRAM-14", "a statement without resource", Cast.USER)
            .resource(
                PolicyType.KMS_KEY,
                policy("`Effect`:`Allow`,`Action`:`kms:*`" + to(aws(Cast.USER))))
            .implicitlyDenied());
  }

  private static AccessCase.Builder key(String rule, String claim, String caller) {
    return AccessCase.rule(rule, claim).caller(caller).asks("kms:Decrypt", Cast.KEY);
  }

  private static Stream<AccessCase> hardDenials() {
    String admin = policy(allow("*"));
    return Stream.of(
        AccessCase.rule("XACC-9", "another partition")
            .caller(Cast.USER)
            .asks("sqs:SendMessage", "arn:aws-cn:sqs:cn-north-1:111122223333:q")
            .identity(admin)
            .implicitlyDenied(),
        AccessCase.rule("STS-12", "role sessions get no session token")
            .caller(Cast.SESSION)
            .asks("sts:GetSessionToken", "*")
            .identity(admin)
            .implicitlyDenied(),
        AccessCase.rule("STS-13", "federated users call IAM in the console")
            .caller(Cast.federatedUser())
            .asks("iam:GetUser", Cast.USER)
            .identity(admin)
            .session(admin)
            .is(Decision.UNKNOWN),
        AccessCase.rule("STS-13", "federated users assume no role")
            .caller(Cast.federatedUser())
            .asks(ASSUME, Cast.ROLE)
            .identity(admin)
            .session(admin)
            .implicitlyDenied(),
        AccessCase.rule("STS-14", "a user's session without MFA calls no IAM")
            .caller(userSession())
            .asks("iam:GetUser", Cast.USER)
            .identity(admin)
            .implicitlyDenied(),
        AccessCase.rule("STS-14", "a user's session with MFA does")
            .caller(userSession())
            .asks("iam:GetUser", Cast.USER)
            .with("aws:MultiFactorAuthPresent", "true")
            .identity(admin)
            .allowed(),
        AccessCase.rule("STS-14", "a user's session gets no other session")
            .caller(userSession())
            .asks("sts:GetSessionToken", "*")
            .identity(admin)
            .implicitlyDenied(),
        AccessCase.rule("ROOT-2", "root assumes no role")
            .caller(Cast.ACCOUNT)
            .asks(ASSUME, Cast.ROLE)
            .resource(PolicyType.ROLE_TRUST, policy(trust(aws(Cast.HOME), ASSUME)))
            .implicitlyDenied(),
        AccessCase.rule("SQS-2", "not across accounts")
            .caller(Cast.STRANGER)
            .asks("sqs:DeleteQueue", "arn:aws:sqs:eu-west-1:111122223333:q")
            .identity(admin)
            .resource(policy(allow("sqs:*") + to(aws(Cast.STRANGER))))
            .implicitlyDenied());
  }

  private static RequestPrincipal userSession() {
    return RequestParts.withSessionToken(RequestPrincipal.parse(Cast.USER).orElseThrow())
        .orElseThrow();
  }

  private static Stream<AccessCase> unsigned() {
    String everyone = policy(allow("s3:*") + to("`*`"));
    return Stream.of(
        AccessCase.rule("ANON-1", "a service that takes no unsigned calls")
            .caller("anonymous")
            .asks("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:r:111122223333:secret:x")
            .resource(policy(allow("*") + to("`*`")))
            .implicitlyDenied(),
        AccessCase.rule("ROOT-1", "root needs no policy")
            .caller(Cast.ACCOUNT)
            .asks("s3:GetObject", Cast.OBJECT)
            .allowed(),
        AccessCase.rule("XACC-6", "a foreign root needs the resource side only")
            .caller("arn:aws:iam::444455556666:root")
            .asks("s3:GetObject", Cast.OBJECT)
            .ownedBy(Cast.HOME)
            .resource(everyone)
            .allowed(),
        AccessCase.rule("VPCE-4", "an account at a gateway endpoint is its root user")
            .caller(Cast.USER)
            .asks("s3:GetObject", Cast.OBJECT)
            .identity(policy(allow("s3:*")))
            .endpoint(policy(allow("s3:*") + to(aws(Cast.HOME))))
            .implicitlyDenied(),
        AccessCase.rule("VPCE-4", "an account at an interface endpoint is everyone in it")
            .caller(Cast.USER)
            .asks("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:q")
            .identity(policy(allow("sqs:*")))
            .endpoint(policy(allow("sqs:*") + to(aws(Cast.HOME))))
            .allowed(),
        AccessCase.rule("VPCE-4", "a Deny at a gateway endpoint means the whole account")
            .caller(Cast.USER)
            .asks("s3:GetObject", Cast.OBJECT)
            .identity(policy(allow("s3:*")))
            .endpoint(policy(allow("s3:*") + to("`*`"), deny("s3:*") + to(aws(Cast.HOME))))
            .explicitlyDenied());
  }
}
