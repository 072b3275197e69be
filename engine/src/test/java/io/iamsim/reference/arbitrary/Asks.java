package io.iamsim.reference.arbitrary;

import com.google.common.collect.ImmutableList;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.request.ValueShape;
import java.util.ArrayList;
import java.util.List;

/** Requests to ask in a random organization. */
final class Asks {
  /** An action with an ARN. */
  record Question(String action, String resource) {}

  static final List<Question> QUESTIONS = questions();

  private final Dice dice;

  Asks(Dice dice) {
    this.dice = dice;
  }

  private static List<Question> questions() {
    ImmutableList.Builder<Question> all = ImmutableList.builder();
    for (String arn :
        List.of(Facts.OBJECT, Facts.OTHER_BUCKET + "/x", Facts.UNKNOWN_BUCKET + "/x")) {
      all.add(new Question("s3:GetObject", arn));
      all.add(new Question("s3:PutObject", arn));
    }
    all.add(new Question("s3:DeleteObject", Facts.OBJECT));
    all.add(new Question("s3:GetObjectAcl", Facts.OBJECT));
    all.add(new Question("s3:ListBucket", Facts.BUCKET));
    all.add(new Question("s3:GetBucketAcl", Facts.BUCKET));
    all.add(new Question("s3:ListBucket", Facts.OTHER_BUCKET));
    all.add(new Question("s3:ListAllMyBuckets", "*"));
    for (String accessPoint : List.of(Facts.ACCESS_POINT, Facts.FOREIGN_ACCESS_POINT)) {
      all.add(new Question("s3:GetObject", accessPoint + "/object/alice/x"));
      all.add(new Question("s3:ListBucket", accessPoint));
    }
    for (String key :
        List.of(Facts.KEY, Facts.KEY, Facts.MANAGED_KEY, Facts.MEMBERS_KEY, Facts.UNKNOWN_KEY)) {
      all.add(new Question("kms:Decrypt", key));
    }
    all.add(new Question("kms:CreateGrant", Facts.KEY));
    all.add(new Question("kms:RetireGrant", Facts.KEY));
    all.add(new Question("kms:DisableKey", Facts.MANAGED_KEY));
    all.add(new Question("kms:ScheduleKeyDeletion", Facts.MEMBERS_KEY));
    all.add(new Question("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:alias/data"));
    all.add(new Question("kms:Encrypt", "arn:aws:kms:eu-west-1:111122223333:alias/none"));
    all.add(new Question("kms:ListKeys", "*"));
    all.add(new Question("sqs:SendMessage", Facts.QUEUE));
    all.add(new Question("sqs:SendMessageBatch", Facts.QUEUE));
    all.add(new Question("sqs:ReceiveMessage", Facts.MEMBERS_QUEUE));
    all.add(new Question("sqs:DeleteQueue", Facts.MEMBERS_QUEUE));
    all.add(new Question("secretsmanager:GetSecretValue", Facts.SECRET));
    all.add(new Question("dynamodb:GetItem", Facts.TABLE));
    all.add(new Question("dynamodb:Query", Facts.TABLE + "/index/i"));
    all.add(new Question("dynamodb:GetRecords", Facts.TABLE + "/stream/2026"));
    all.add(new Question("kinesis:PutRecord", Facts.STREAM));
    all.add(new Question("kinesis:SubscribeToShard", Facts.STREAM + "/consumer/c:1"));
    all.add(new Question("kms:Decrypt", "*"));
    all.add(new Question("s3:GetObject", "*"));
    all.add(new Question("sts:AssumeRole", "*"));
    all.add(new Question("sts:GetFederationToken", Facts.iam(Facts.HOME, "user/bob")));
    all.add(new Question("sts:GetFederationToken", Facts.iam(Facts.STRANGE, "user/bob")));
    all.add(new Question("sns:Publish", Facts.TOPIC));
    all.add(new Question("lambda:InvokeFunction", Facts.FUNCTION));
    all.add(new Question("lambda:InvokeFunction", Facts.FUNCTION + ":live"));
    all.add(new Question("ec2:StartInstances", Facts.INSTANCE));
    all.add(new Question("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:volume/*"));
    all.add(new Question("ec2:DescribeInstances", "*"));
    for (String account : List.of(Facts.HOME, Facts.HOME, Facts.MEMBER, Facts.STRANGE)) {
      all.add(new Question("sts:AssumeRole", Facts.iam(account, "role/target")));
    }
    all.add(new Question("sts:AssumeRole", Facts.iam(Facts.HOME, Facts.ROLES.get(3))));
    all.add(new Question("sts:TagSession", Facts.iam(Facts.HOME, "role/target")));
    all.add(new Question("sts:AssumeRoleWithWebIdentity", Facts.iam(Facts.HOME, "role/web")));
    all.add(new Question("sts:GetCallerIdentity", "*"));
    all.add(new Question("iam:GetUser", Facts.iam(Facts.HOME, "user/eng/alice")));
    all.add(new Question("iam:TagRole", Facts.iam(Facts.HOME, "role/team/x/app")));
    all.add(new Question("iam:PassRole", Facts.iam(Facts.MEMBER, "role/team/x/app")));
    all.add(new Question("iam:CreateServiceLinkedRole", Facts.iam(Facts.HOME, Facts.ROLES.get(3))));
    return all.build();
  }

  List<AccessRequest> asks(int number) {
    List<AccessRequest> asks = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      RequestPrincipal caller = caller();
      Question question = question(caller);
      AccountId owner =
          dice.in100(6) ? new AccountId(dice.of(Facts.HOME, Facts.MEMBER, Facts.STRANGE)) : null;
      asks.add(
          new AccessRequest(
              caller,
              ActionName.parse(question.action()).orElseThrow(),
              question.resource(),
              owner,
              context()));
    }
    return asks;
  }

  /** STS-8: an identity provider's caller asks for a role only. */
  private Question question(RequestPrincipal caller) {
    Question question = dice.of(QUESTIONS);
    return caller instanceof RequestPrincipal.IdentityProvider
        ? new Question("sts:AssumeRoleWithWebIdentity", Facts.iam(Facts.HOME, "role/web"))
        : question;
  }

  private static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }

  private RequestPrincipal caller() {
    String account =
        dice.in100(75)
            ? Facts.HOME
            : dice.of(
                Facts.MEMBER,
                Facts.MEMBER,
                Facts.STANDALONE,
                Facts.MEMBER,
                Facts.MANAGEMENT,
                Facts.PLACED,
                Facts.STRANGE);
    return switch (dice.below(16)) {
      case 0, 1, 2 ->
          new RequestPrincipal.User(arn(Facts.iam(account, dice.of(Facts.USERS))), dice.in100(15));
      case 3, 4, 5, 6 ->
          new RequestPrincipal.RoleSession(
              arn(Facts.iam(account, dice.of(Facts.ROLES))), true, dice.in100(85) ? "s1" : null);
      case 7, 8, 9 ->
          RequestPrincipal.parse(
                  Facts.sts(account, "assumed-role/" + dice.of("app", "plain", "nobody") + "/s1"))
              .orElseThrow();
      case 10 ->
          new RequestPrincipal.FederatedUser(
              arn(Facts.sts(account, "federated-user/f")),
              dice.in100(80) ? arn(Facts.iam(account, dice.of(Facts.USERS))) : null);
      case 11 -> RequestPrincipal.parse(Facts.iam(account, "root")).orElseThrow();
      case 12 -> RequestPrincipal.parse(Facts.sts(account, "assumed-root")).orElseThrow();
      case 13 ->
          new RequestPrincipal.Service(dice.of("lambda.amazonaws.com", "logging.s3.amazonaws.com"));
      case 14 -> new RequestPrincipal.Anonymous();
      default ->
          dice.in100(60)
              ? new RequestPrincipal.IdentityProvider(Facts.iam(Facts.HOME, Facts.OIDC))
              : dice.in100(60)
                  ? RequestPrincipal.parse(Facts.IDENTITY_OF_CLOUDFRONT).orElseThrow()
                  : new RequestPrincipal.User(arn(Facts.iam(account, "user/eng/alice")));
    };
  }

  private RequestContext context() {
    RequestContext.Builder context = RequestContext.builder();
    for (int i = dice.below(6); i > 0; i--) {
      String name = dice.of(Keys.names());
      context.put(name, value(name));
    }
    RequestContext given = context.build();
    return switch (dice.below(10)) {
      case 0 -> given.opened();
      case 1, 2 -> given.read(ContextReading.ASSUME_ABSENT);
      default -> given;
    };
  }

  private ContextValue value(String name) {
    if (dice.in100(8)) {
      return new ContextValue.Unknown(dice.in100(20), false, ValueShape.ANY);
    }
    if (dice.in100(8)) {
      return new ContextValue.Absent();
    }
    String value = Keys.value(name, dice);
    if (!Keys.isList(name)) {
      return dice.in100(97) ? ContextValue.of(value) : ContextValue.ofList(List.of(value));
    }
    return dice.in100(10)
        ? ContextValue.ofList(List.of())
        : dice.in100(70)
            ? ContextValue.ofList(List.of(value))
            : ContextValue.ofList(List.of(value, Keys.value(name, dice)));
  }
}
