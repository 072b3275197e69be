package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.ActionName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ROOM-100: which resources an action does not work on, by the service data. */
final class ResourceMismatchTest {
  private static Optional<ResourceMismatch> mismatch(String action, String arn) {
    ActionName name = ActionName.parse(action).orElseThrow();
    return ServiceCatalog.bundled().mismatch(name.service(), name.name(), arn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:ListBucket | arn:aws:s3:::b/k/x | arn:aws:s3:::b",
        "s3:PutBucketPolicy | arn:aws:s3:::b/k | arn:aws:s3:::b",
        "s3:GetObject | arn:aws:s3:::b | arn:aws:s3:::b/*",
        "s3:GetObject | arn:aws-cn:s3:::b | arn:aws-cn:s3:::b/*",
        "s3:ListBucket | arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k"
            + " | arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
        "dynamodb:PutItem | arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i"
            + " | arn:aws:dynamodb:eu-west-1:111122223333:table/t",
        "iam:AttachRolePolicy | arn:aws:iam::aws:policy/ReadOnlyAccess"
            + " | arn:aws:iam::aws:role/${RoleNameWithPath}",
        "iam:PassRole | arn:aws:lambda:eu-west-1:111122223333:function:f"
            + " | arn:aws:iam::111122223333:role/${RoleNameWithPath}",
        "sqs:SendMessage | arn:aws:s3:::b | arn:aws:sqs:${Region}:${Account}:${QueueName}",
        "sts:AssumeRole | arn:aws:iam::111122223333:user/u"
            + " | arn:aws:iam::111122223333:role/${RoleNameWithPath}",
        "kms:Decrypt | arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf"
            + " | arn:aws:kms:eu-west-1:111122223333:key/${KeyId}",
      })
  void aResourceOfAnotherKnownTypeIsRefusedWithTheLikelyOne(
      String action, String arn, String likely) {
    assertThat(mismatch(action, arn)).isPresent();
    assertThat(mismatch(action, arn).get().likely()).containsExactly(likely);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:ListBucket arn:aws:s3:::b",
        "s3:GetObject arn:aws:s3:::b/k",
        "s3:GetObject arn:aws:s3:::b/*",
        "s3:GetObject arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k",
        "s3:GetObject arn:aws:s3::111122223333:accesspoint/m.mrap/object/k",
        "s3:ListBucket arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
        "s3:PutAccessPointPolicy arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
        "s3-object-lambda:GetObject arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/o",
        "kms:Decrypt arn:aws:kms:eu-west-1:111122223333:alias/a",
        "sts:TagSession arn:aws:sts::111122223333:federated-user/bob",
        "lambda:InvokeFunction arn:aws:lambda:eu-west-1:111122223333:function:f:live",
        "lambda:InvokeFunction arn:aws:lambda:eu-west-1:111122223333:function:f",
        "states:StartExecution arn:aws:states:eu-west-1:111122223333:stateMachine:m:1",
        "logs:CreateLogStream arn:aws:logs:eu-west-1:111122223333:log-group:g",
        "logs:CreateLogStream arn:aws:logs:eu-west-1:111122223333:log-group:g:*",
        "logs:PutLogEvents arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s",
        "dynamodb:Query arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i",
        "backup:DeleteRecoveryPoint arn:aws:ec2:eu-west-1::snapshot/snap-1",
        "execute-api:Invoke arn:aws:execute-api:eu-west-1:111122223333:api/prod/GET/pets",
        "execute-api:Invoke arn:aws:execute-api:eu-west-1:111122223333:api/prod/GET",
        "apigateway:GET arn:aws:apigateway:eu-west-1::/restapis/a/undocumented",
        "ec2:DescribeInstances arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
        "s3:GetObject *",
        "s3:NoSuchAction arn:aws:s3:::b",
        "nosuchservice:Get arn:aws:s3:::b",
        "sqs:SendMessage arn:aws:nosuchservice:eu-west-1:111122223333:thing/x",
        "s3:GetObject arn:aws:s3:::",
        "s3:GetObject arn:aws",
      })
  void whatTheDataDoNotRuleOutIsNotRefused(String question) {
    String[] parts = question.split(" ");
    assertThat(mismatch(parts[0], parts[1])).isEmpty();
  }

  @Test
  void theMessageNamesTheTypesAndTheHelpTheLikelyResource() {
    ResourceMismatch found = mismatch("s3:listbucket", "arn:aws:s3:::b/k").orElseThrow();
    assertThat(found.message())
        .isEqualTo(
            "`s3:ListBucket` works on an accesspoint or a bucket, and `arn:aws:s3:::b/k` is an"
                + " object");
    assertThat(found.help()).isEqualTo("did you mean `arn:aws:s3:::b`?");
  }
}
