package io.iamsim.reference.arbitrary;

import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** The few accounts, principals, actions and resources that all random things speak of. */
final class Universe {
  static final String HOME = "111122223333";
  static final String FOREIGN = "444455556666";
  static final String ALICE = "arn:aws:iam::111122223333:user/eng/alice";
  static final String APP = "arn:aws:iam::111122223333:role/team/x/app";
  static final String APP_SESSION = "arn:aws:sts::111122223333:assumed-role/app/s1";
  static final String SERVICE_LINKED =
      "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX";
  static final String BOB = "arn:aws:sts::111122223333:federated-user/bob";
  static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";
  static final String CLOUDFRONT =
      "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABCDEFGHIJKL";
  static final String LAMBDA = "lambda.amazonaws.com";
  static final String FOREIGN_ALICE = "arn:aws:iam::444455556666:user/eng/alice";

  /** What a policy may name, whether somebody is called so or not. */
  static final List<String> NAMES =
      List.of(
          ALICE,
          APP,
          APP_SESSION,
          BOB,
          HOME,
          "arn:aws:iam::111122223333:root",
          FOREIGN,
          "arn:aws:iam::444455556666:root",
          FOREIGN_ALICE,
          "arn:aws:iam::111122223333:role/app",
          "arn:aws:iam::111122223333:user/alice",
          "arn:aws:sts::111122223333:assumed-role/app/s2",
          CLOUDFRONT,
          "arn:aws:iam::111122223333:role/*",
          "AIDAEXAMPLEEXAMPLE01",
          "AROAEXAMPLEEXAMPLE01");

  private static final Arn ROLE = arn(APP);

  private Universe() {}

  private static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }

  private static RequestPrincipal named(String text) {
    return RequestPrincipal.parse(text).orElseThrow();
  }

  static Arbitrary<RequestPrincipal> callers() {
    return Arbitraries.frequency(
        Tuple.of(8, named(ALICE)),
        Tuple.of(2, new RequestPrincipal.User(arn(ALICE), true)),
        Tuple.of(6, new RequestPrincipal.RoleSession(ROLE, true, "s1")),
        Tuple.of(2, named(APP_SESSION)),
        Tuple.of(2, named(APP)),
        Tuple.of(3, new RequestPrincipal.FederatedUser(arn(BOB), arn(ALICE))),
        Tuple.of(1, new RequestPrincipal.FederatedUser(arn(BOB), null)),
        Tuple.of(2, named("arn:aws:iam::111122223333:root")),
        Tuple.of(1, named("arn:aws:sts::111122223333:assumed-root")),
        Tuple.of(2, named(LAMBDA)),
        Tuple.of(1, named(CLOUDFRONT)),
        Tuple.of(2, named("anonymous")),
        Tuple.of(1, named(PROVIDER)),
        Tuple.of(4, named(FOREIGN_ALICE)),
        Tuple.of(1, named("arn:aws:iam::444455556666:root")),
        Tuple.of(1, named("arn:aws-cn:iam::111122223333:user/eng/alice")),
        Tuple.of(1, named(SERVICE_LINKED)));
  }

  /** An action with a resource that it is authorized on, and a few with one that it is not. */
  static Arbitrary<Tuple2<String, String>> questions() {
    return Arbitraries.frequency(
        Tuple.of(4, Tuple.of("s3:GetObject", "arn:aws:s3:::data/alice/x")),
        Tuple.of(3, Tuple.of("s3:PutObject", "arn:aws:s3:::data/red/x")),
        Tuple.of(1, Tuple.of("s3:GetObject", "arn:aws:s3:::data/*/x")),
        Tuple.of(2, Tuple.of("s3:ListBucket", "arn:aws:s3:::data")),
        Tuple.of(1, Tuple.of("s3:ListBucket", "arn:aws:s3:::data/alice/x")),
        Tuple.of(1, Tuple.of("s3:GetObject", "arn:aws:s3:::data")),
        Tuple.of(2, Tuple.of("s3:ListAllMyBuckets", "*")),
        Tuple.of(1, Tuple.of("s3:PutBucketPolicy", "arn:aws:s3:::data")),
        Tuple.of(1, Tuple.of("sqs:SetQueueAttributes", "arn:aws:sqs:eu-west-1:111122223333:jobs")),
        Tuple.of(3, Tuple.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:jobs")),
        Tuple.of(1, Tuple.of("sqs:DeleteQueue", "arn:aws:sqs:eu-west-1:111122223333:jobs")),
        Tuple.of(2, Tuple.of("dynamodb:Query", "arn:aws:dynamodb:r:111122223333:table/t/index/i")),
        Tuple.of(2, Tuple.of("sns:Publish", "arn:aws:sns:eu-west-1:111122223333:news")),
        Tuple.of(
            2,
            Tuple.of(
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:r:444455556666:secret:red")),
        Tuple.of(3, Tuple.of("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/red")),
        Tuple.of(
            1, Tuple.of("kms:ScheduleKeyDeletion", "arn:aws:kms:eu-west-1:111122223333:key/red")),
        Tuple.of(1, Tuple.of("kms:RetireGrant", "arn:aws:kms:eu-west-1:111122223333:key/red")),
        Tuple.of(1, Tuple.of("kms:ListKeys", "*")),
        Tuple.of(3, Tuple.of("sts:AssumeRole", "arn:aws:iam::111122223333:role/target")),
        Tuple.of(
            1, Tuple.of("sts:AssumeRoleWithWebIdentity", "arn:aws:iam::111122223333:role/target")),
        Tuple.of(
            1, Tuple.of("sts:GetFederationToken", "arn:aws:sts::111122223333:federated-user/bob")),
        Tuple.of(1, Tuple.of("sts:GetCallerIdentity", "*")),
        Tuple.of(1, Tuple.of("sqs:SendMessageBatch", "arn:aws:sqs:eu-west-1:111122223333:jobs")),
        Tuple.of(1, Tuple.of("sqs:ListQueues", "*")),
        Tuple.of(2, Tuple.of("iam:GetUser", ALICE)),
        Tuple.of(2, Tuple.of("iam:PassRole", APP)),
        Tuple.of(1, Tuple.of("iam:PassRole", ALICE)),
        Tuple.of(1, Tuple.of("iam:PassRole", SERVICE_LINKED)),
        Tuple.of(1, Tuple.of("iam:DetachRolePolicy", SERVICE_LINKED)),
        Tuple.of(1, Tuple.of("iam:DeletePolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess")));
  }

  /** What the caller may ask; an identity provider's asks for a role only (STS-8). */
  static Arbitrary<Tuple2<String, String>> questionsOf(RequestPrincipal caller) {
    return caller instanceof RequestPrincipal.IdentityProvider
        ? questions().filter(question -> question.get1().startsWith("sts:AssumeRoleWith"))
        : questions();
  }

  /** The type of the policy that the resource of the action carries. */
  static PolicyType resourcePolicyType(String service) {
    return switch (service) {
      case "kms" -> PolicyType.KMS_KEY;
      case "sts" -> PolicyType.ROLE_TRUST;
      default -> PolicyType.RESOURCE;
    };
  }
}
