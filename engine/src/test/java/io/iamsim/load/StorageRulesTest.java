package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ROOM-90 to ROOM-93: what AWS would not store. */
final class StorageRulesTest {
  private static final String BUCKET = "arn:aws:s3:::b";
  private static final String POINT = "arn:aws:s3:eu-west-1:111122223333:accesspoint/p";
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:t";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:q";
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf";

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::b/*",
    "s3:ListBucket, arn:aws:s3:::b",
    "s3:GetObject, arn:aws:s3:::b*",
    "s3:ListBucket, arn:aws:s3:::b*",
    "s3:GetObject, arn:aws:s3:::b/home/${aws:username}/*",
    "s3:*, arn:aws:s3:::b",
    "*, arn:aws:s3:::b",
    "s3:Get*, arn:aws:s3:::b",
    "s3:NewSinceTheData, arn:aws:s3:::b"
  })
  void s3TakesWhatNamesTheBucketAndWhatIsInIt(String action, String resource) {
    assertThat(errors(BUCKET, action, resource)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, *, `*` in the policy of `arn:aws:s3:::b`",
    "s3:GetObject, arn:aws:s3:::*, `arn:aws:s3:::*` in the policy of",
    "s3:GetObject, arn:aws:s3:::other/*, `arn:aws:s3:::other/*` in the policy of",
    "s3:GetObject, arn:aws:s3:::bc/*, `arn:aws:s3:::bc/*` in the policy of",
    "s3:GetObject, b/*, `b/*` in the policy of",
    "ec2:RunInstances, arn:aws:s3:::b, `ec2:RunInstances` in a policy of `s3`",
    "s3:GetObject, arn:aws:s3:::b, `s3:GetObject` works on none of the statement's resources",
    "s3:ListBucket, arn:aws:s3:::b/*, `s3:ListBucket` works on none of the statement's resources",
    "s3:ListAllMyBuckets, arn:aws:s3:::b, `s3:ListAllMyBuckets` works on none"
  })
  void s3RefusesOtherResourcesAndOtherActions(String action, String resource, String message) {
    assertThat(errors(BUCKET, action, resource)).singleElement().asString().contains(message);
    assertThat(errors(BUCKET + "/key", action, resource)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, /object/*, 0",
    "s3:ListBucket, '', 0",
    "s3:GetObject, '', 1",
    "s3:ListBucket, /object/*, 1",
    "sqs:SendMessage, '', 1"
  })
  void anAccessPointIsLikeABucket(String action, String rest, int refused) {
    assertThat(errors(POINT, action, POINT + rest)).hasSize(refused);
    assertThat(errors(POINT, action, BUCKET)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sns:Publish, 0, 0",
    "SNS:subscribe, 0, 0",
    "sns:CreateTopic, 1, 0",
    "sqs:SendMessage, 1, 0",
    "sns:*, 0, 1",
    "sns:Get*, 0, 1"
  })
  void aTopicPolicyHasTheActionsOfTopicPolicies(String action, int refused, int warned) {
    assertThat(errors(TOPIC, action, TOPIC)).hasSize(refused);
    assertThat(check(TOPIC, action, TOPIC)).hasSize(refused + warned);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sns:eu-west-1:111122223333:t, 0, 0",
    "arn:aws:sns:eu-west-1:111122223333:other, 1, 0",
    "*, 0, 1"
  })
  void aTopicPolicyIsForItsTopic(String resource, int refused, int warned) {
    assertThat(errors(TOPIC, "sns:Publish", resource)).hasSize(refused);
    assertThat(check(TOPIC, "sns:Publish", resource)).hasSize(refused + warned);
  }

  @ParameterizedTest
  @CsvSource({"sqs:SendMessage, 0", "SQS:*, 0", "*, 0", "sns:Publish, 1"})
  void aQueuePolicyHasActionsOfQueues(String action, int refused) {
    assertThat(errors(QUEUE, action, QUEUE)).hasSize(refused);
  }

  @Test
  void whatIsTooMuchForAQueueIsAWarning() {
    String statement = statement("sqs:SendMessage", QUEUE, "\"*\"");
    String many = String.join(",", java.util.Collections.nCopies(21, statement));
    String names =
        "{\"AWS\":["
            + String.join(",", java.util.Collections.nCopies(51, "\"111122223333\""))
            + "]}";
    assertThat(check(QUEUE, document("[" + many + "]")))
        .extracting(Finding::message)
        .containsExactly("the policy has 21 statements, `sqs` takes 20");
    assertThat(check(QUEUE, document(statement("sqs:SendMessage", QUEUE, names))))
        .extracting(Finding::message)
        .containsExactly("the statement has 51 principals, `sqs` takes 50");
  }

  @ParameterizedTest
  @CsvSource({"sts:AssumeRole, 0", "sts:*, 0", "s3:GetObject, 1"})
  void aTrustPolicyHasActionsOfTheTokenService(String action, int refused) {
    PolicyDocument trust =
        parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"111122223333\"},\"Action\":\""
                + action
                + "\"}}",
            PolicyType.ROLE_TRUST);
    assertThat(StorageRules.check(trust, "arn:aws:iam::111122223333:role/r")).hasSize(refused);
  }

  @Test
  void elsewhereAnActionOfAnotherServiceIsAWarning() {
    assertThat(check(SECRET, "s3:GetObject", "*"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isError()).isFalse();
              assertThat(finding.message())
                  .isEqualTo(
                      "`s3:GetObject` is no action of `secretsmanager`, whose policy this is");
            });
    assertThat(check(SECRET, "secretsmanager:GetSecretValue", "*")).isEmpty();
    assertThat(check("*", "s3:GetObject", "*")).isEmpty();
  }

  private static List<Finding> errors(String carrier, String action, String resource) {
    return check(carrier, action, resource).stream().filter(Finding::isError).toList();
  }

  private static List<Finding> check(String carrier, String action, String resource) {
    return check(carrier, document(statement(action, resource, "\"*\"")));
  }

  private static List<Finding> check(String carrier, String document) {
    return StorageRules.check(parse(document, PolicyType.RESOURCE), carrier);
  }

  private static String statement(String action, String resource, String principal) {
    return "{\"Effect\":\"Allow\",\"Principal\":"
        + principal
        + ",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\"}";
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}";
  }

  private static PolicyDocument parse(String text, PolicyType type) {
    return PolicyParser.parse(SourceText.of("policy.json", text), type, ParseMode.LENIENT)
        .orElseThrow();
  }
}
