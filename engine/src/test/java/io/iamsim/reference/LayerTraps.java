package io.iamsim.reference;

import static io.iamsim.reference.PolicyTexts.allow;
import static io.iamsim.reference.PolicyTexts.aws;
import static io.iamsim.reference.PolicyTexts.deny;
import static io.iamsim.reference.PolicyTexts.policy;
import static io.iamsim.reference.PolicyTexts.to;
import static io.iamsim.reference.PolicyTexts.trust;
import static io.iamsim.reference.PolicyTexts.when;

import io.iamsim.model.PolicyType;
import java.util.stream.Stream;

/** Traps 26 to 72 of section 9: who is named, which layers bind, what services add. */
final class LayerTraps {
  private static final String GET = "s3:GetObject";
  private static final String ALL = policy(allow("*"));
  private static final String EC2 = policy(allow("ec2:*"));
  private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";
  private static final String LINKED =
      "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX";

  private LayerTraps() {}

  static Stream<AccessCase> all() {
    return Stream.of(principals(), services(), organizations(), keys(), sessions()).flatMap(s -> s);
  }

  private static AccessCase.Builder get(int trap, String rule, String caller) {
    return AccessCase.rule(rule, "trap " + trap + ", " + caller)
        .caller(caller)
        .asks(GET, Cast.OBJECT)
        .ownedBy(Cast.HOME);
  }

  private static String bucket(String principal) {
    return policy(allow(GET) + to(principal));
  }

  private static Stream<AccessCase> principals() {
    String except =
        "`Effect`:`Deny`,`Action`:`*`,`Resource`:`*`,`NotPrincipal`:{`AWS`:[`"
            + Cast.ROLE
            + "`,`"
            + Cast.SESSION
            + "`,`"
            + Cast.ACCOUNT
            + "`]}";
    return Stream.of(
        get(26, "EVAL-12", Cast.USER).resource(bucket(aws(Cast.ACCOUNT))).implicitlyDenied(),
        get(27, "EVAL-11", Cast.USER).resource(bucket(aws(Cast.USER))).boundary(EC2).allowed(),
        get(28, "EVAL-12", Cast.SESSION)
            .resource(bucket(aws(Cast.ROLE)))
            .boundary(EC2)
            .implicitlyDenied(),
        get(29, "DIS-2", Cast.SESSION)
            .resource(bucket(aws(Cast.SESSION)))
            .boundary(EC2)
            .session(EC2)
            .allowed(),
        get(31, "EVAL-2", Cast.SESSION)
            .resource(bucket(aws(Cast.SESSION)))
            .boundary(EC2)
            .session(policy(allow("ec2:*"), deny("s3:*")))
            .explicitlyDenied(),
        get(32, "XACC-4", Cast.STRANGER).resource(bucket(aws(Cast.STRANGER))).implicitlyDenied(),
        get(33, "XACC-5", Cast.STRANGER).identity(ALL).implicitlyDenied(),
        get(34, "XACC-3", Cast.STRANGER).resource(bucket("`*`")).implicitlyDenied(),
        get(34, "ANON-1", "anonymous").resource(bucket("`*`")).allowed(),
        get(37, "PRIN-22", Cast.SESSION)
            .identity(ALL)
            .boundary(ALL)
            .resource(policy(except))
            .explicitlyDenied(),
        get(37, "PRIN-20", Cast.SESSION).identity(ALL).resource(policy(except)).allowed(),
        get(37, "PRIN-20", Cast.STRANGER)
            .identity(ALL)
            .resource(policy(allow("*") + to("`*`"), except))
            .explicitlyDenied(),
        get(68, "PRIN-2", Cast.SESSION)
            .resource(bucket(aws("arn:aws:iam::111122223333:role/*")))
            .implicitlyDenied(),
        get(69, "PRIN-9", Cast.SESSION)
            .resource(bucket(aws("AROAOLDOLDOLDOLDOLD12")))
            .implicitlyDenied(),
        get(70, "PRIN-7", "arn:aws:iam::111122223333:role/team/x/r")
            .resource(bucket(aws("arn:aws:sts::111122223333:assumed-role/team/x/r/s")))
            .implicitlyDenied());
  }

  private static Stream<AccessCase> services() {
    String trail = "cloudtrail.amazonaws.com";
    String put = allow("s3:PutObject") + to("{`Service`:`" + trail + "`}");
    String org = when("StringNotEquals", "aws:PrincipalOrgID", "o-1");
    String plain = deny("*") + to("`*`") + when("Bool", "aws:SecureTransport", "false");
    return Stream.of(
        service("SVC-1", trail).resource(policy(put)).allowed(),
        service("SVC-1", "lambda.amazonaws.com").resource(policy(put)).implicitlyDenied(),
        service("PRIN-16", trail)
            .without("aws:PrincipalOrgID")
            .resource(policy(put, deny("*") + to("`*`") + org))
            .explicitlyDenied(),
        service("CTX-8", trail)
            .without("aws:SecureTransport")
            .resource(policy(put, plain))
            .allowed(),
        service("CTX-8", trail)
            .without("aws:SecureTransport")
            .resource(policy(put, plain.replace("`Bool`", "`BoolIfExists`")))
            .explicitlyDenied());
  }

  private static AccessCase.Builder service(String rule, String name) {
    return AccessCase.rule(rule, "traps 38 and 39, " + name)
        .caller(name)
        .asks("s3:PutObject", Cast.OBJECT)
        .ownedBy(Cast.HOME);
  }

  private static Stream<AccessCase> organizations() {
    String corp = policy(allow("s3:*", "arn:aws:s3:::corp-*"));
    String noS3 = policy(allow("*"), deny("s3:*"));
    String rcp =
        policy(deny("s3:*") + to("`*`") + when("StringNotEquals", "aws:PrincipalOrgID", "o"));
    return Stream.of(
        get(40, "SCP-3", Cast.USER).identity(ALL).serviceControl(ALL, "", ALL).implicitlyDenied(),
        get(40, "SCP-3", Cast.USER).identity(ALL).serviceControl(ALL, ALL, ALL).allowed(),
        get(40, "SCP-4", Cast.USER)
            .identity(ALL)
            .serviceControl(policy(allow("ec2:*")), policy(allow("s3:*")))
            .implicitlyDenied(),
        get(42, "XACC-2", Cast.STRANGER).identity(ALL).resource(bucket("`*`")).allowed(),
        get(43, "SCP-1", Cast.ACCOUNT).serviceControl(noS3).explicitlyDenied(),
        get(44, "SCP-2", LINKED).identity(ALL).serviceControl(policy(deny("*"))).allowed(),
        get(45, "RCP-1", "anonymous")
            .without("aws:PrincipalOrgID")
            .resource(bucket("`*`"))
            .resourceControl(rcp)
            .explicitlyDenied(),
        get(45, "RCP-3", Cast.USER)
            .with("aws:PrincipalOrgID", "o")
            .identity(ALL)
            .resourceControl(rcp, "")
            .allowed(),
        AccessCase.rule("SVCT-2", "trap 46")
            .caller(Cast.USER)
            .asks("sns:Publish", "arn:aws:sns:r:111122223333:t")
            .identity(ALL)
            .resourceControl(policy(deny("sns:*") + to("`*`")))
            .allowed(),
        get(72, "SCP-9", Cast.USER).identity(ALL).serviceControl(corp, corp).implicitlyDenied(),
        get(63, "VPCE-1", Cast.USER)
            .identity(ALL)
            .endpoint(policy(allow("s3:PutObject") + to("`*`")))
            .implicitlyDenied());
  }

  private static Stream<AccessCase> keys() {
    String admin = Cast.ROLE.replace("role/r", "role/admin");
    String adminOnly = policy(allow("kms:*") + to(aws(admin)));
    return Stream.of(
        key(48, "KMS-1", Cast.USER, "kms:Decrypt")
            .identity(policy(allow("kms:*")))
            .resource(PolicyType.KMS_KEY, adminOnly)
            .implicitlyDenied(),
        key(49, "KMS-2", Cast.USER, "kms:Decrypt")
            .identity(policy(allow("kms:Decrypt")))
            .resource(PolicyType.KMS_KEY, policy(allow("kms:Describe*") + to(aws(Cast.ACCOUNT))))
            .implicitlyDenied(),
        key(50, "KMS-4", Cast.USER, "kms:Decrypt")
            .resource(PolicyType.KMS_KEY, policy(allow("kms:Decrypt") + to(aws(Cast.USER))))
            .allowed(),
        AccessCase.rule("KMS-10", "trap 50")
            .caller(Cast.USER)
            .asks("kms:ListKeys", "*")
            .implicitlyDenied(),
        key(51, "KMS-1", Cast.ACCOUNT, "kms:Decrypt")
            .resource(PolicyType.KMS_KEY, adminOnly)
            .implicitlyDenied(),
        key(52, "KMS-9", Cast.STRANGER, "kms:ScheduleKeyDeletion")
            .identity(ALL)
            .resource(PolicyType.KMS_KEY, policy(allow("kms:*") + to(aws(Cast.FOREIGN))))
            .implicitlyDenied(),
        key(52, "KMS-9", Cast.STRANGER, "kms:Decrypt")
            .identity(ALL)
            .resource(PolicyType.KMS_KEY, policy(allow("kms:*") + to(aws(Cast.FOREIGN))))
            .allowed());
  }

  private static AccessCase.Builder key(int trap, String rule, String caller, String action) {
    return AccessCase.rule(rule, "trap " + trap + ", " + caller)
        .caller(caller)
        .asks(action, Cast.KEY);
  }

  private static Stream<AccessCase> sessions() {
    String assume = "sts:AssumeRole";
    String web = "sts:AssumeRoleWithWebIdentity";
    String federated = "{`Federated`:`" + PROVIDER + "`}";
    return Stream.of(
        trusts(54, "STS-2", Cast.USER, assume, trust(aws(Cast.USER + "2"), assume))
            .identity(ALL)
            .implicitlyDenied(),
        trusts(55, "STS-2", Cast.USER, assume, trust(aws(Cast.USER), assume)).allowed(),
        trusts(55, "STS-2", Cast.STRANGER, assume, trust(aws(Cast.STRANGER), assume))
            .implicitlyDenied(),
        trusts(56, "STS-8", PROVIDER, web, trust(federated, assume)).implicitlyDenied(),
        trusts(56, "STS-8", PROVIDER, web, trust(federated, web)).allowed(),
        trusts(57, "STS-6", Cast.USER, "sts:TagSession", trust(aws(Cast.USER), assume))
            .implicitlyDenied(),
        AccessCase.rule("STS-1", "trap 58")
            .caller(Cast.USER)
            .asks("sts:GetCallerIdentity", "*")
            .identity(policy(deny("*")))
            .allowed(),
        AccessCase.rule("SESS-5", "trap 60")
            .caller(Cast.federatedUser())
            .asks(GET, Cast.OBJECT)
            .identity(policy(allow("s3:*")))
            .implicitlyDenied());
  }

  private static AccessCase.Builder trusts(
      int trap, String rule, String caller, String action, String statement) {
    return AccessCase.rule(rule, "trap " + trap + ", " + caller)
        .caller(caller)
        .asks(action, Cast.ROLE)
        .resource(PolicyType.ROLE_TRUST, policy(statement));
  }
}
