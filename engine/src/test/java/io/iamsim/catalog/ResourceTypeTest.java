package io.iamsim.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeTest {
  private final ServiceCatalog catalog = ServiceCatalog.bundled();

  @ParameterizedTest
  @CsvSource({
    "s3, bucket, arn:aws:s3:::b",
    "s3, object, arn:aws:s3:::b/k",
    "s3, object, arn:aws:s3:::b/a/b//c",
    "s3, object, arn:aws:s3:::b/a:b",
    "s3, accesspoint, arn:aws:s3:eu-west-1:111122223333:accesspoint/ap",
    "s3, accesspointobject, arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k/l",
    "iam, role, arn:aws:iam::111122223333:role/path/to/R",
    "sts, role, arn:aws-us-gov:iam::111122223333:role/R",
    "kms, key, arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
    "dynamodb, table, arn:aws:dynamodb:eu-west-1:111122223333:table/t",
    "dynamodb, index, arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i",
    "lambda, function, arn:aws:lambda:eu-west-1:111122223333:function:f",
    "lambda, function alias, arn:aws:lambda:eu-west-1:111122223333:function:f:live",
    "logs, log-group, arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f",
    "logs, log-group, arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*",
    "logs, log-stream, arn:aws:logs:eu-west-1:111122223333:log-group:/a/f:log-stream:s/1",
    "secretsmanager, Secret, arn:aws:secretsmanager:eu-west-1:111122223333:secret:a/b-Ab12Cd",
    "ecr, repository, arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
    "apigateway, Stage, arn:aws:apigateway:eu-west-1::/restapis/r/stages/s",
    "apigateway, Stage, arn:aws:apigateway:eu-west-1::/apis/r/stages/s",
    "dms, Certificate, arn:aws:dms:eu-west-1:111122223333:cert:C"
  })
  void arnIsOfType(String prefix, String type, String arn) {
    assertThat(type(prefix, type).matches(arn)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "s3, bucket, arn:aws:s3:::b/k",
    "s3, bucket, arn:aws:s3:::",
    "s3, object, arn:aws:s3:::b",
    "s3, object, arn:aws:s3:::b/",
    "s3, accesspoint, arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k",
    "iam, role, arn:aws:iam::111122223333:user/R",
    "iam, role, arn:aws:iam::111122223333:ROLE/R",
    "kms, key, arn:aws:kms:eu-west-1:111122223333:alias/a",
    "dynamodb, table, arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i",
    "lambda, function, arn:aws:lambda:eu-west-1:111122223333:function:f:live",
    "logs, log-group, arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s",
    "sqs, queue, arn:aws:sns:eu-west-1:111122223333:q",
    "sqs, queue, *",
    "sqs, queue, arn:aws:sqs",
    "sqs, queue, ''"
  })
  void arnIsNotOfType(String prefix, String type, String arn) {
    assertThat(type(prefix, type).matches(arn)).isFalse();
  }

  @Test
  void everyFormatFitsAnArnMadeFromIt() {
    for (String prefix : catalog.services()) {
      for (ResourceTypeEntry type : catalog.service(prefix).orElseThrow().resourceTypes()) {
        for (ArnPattern pattern : type.arnPatterns()) {
          assertThat(type.matches(fillIn(pattern.text()))).as(prefix + " " + pattern).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "s3, GetObject, arn:aws:s3:::b/k, object",
    "s3, GetObject, arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k, accesspointobject",
    "s3, ListBucket, arn:aws:s3:::b, bucket",
    "events, PutRule, arn:aws:events:eu-west-1:111122223333:rule/r, rule-on-default-event-bus",
    "events, PutRule, arn:aws:events:eu-west-1:111122223333:rule/bus/r, rule-on-custom-event-bus",
    "ec2, RunInstances, arn:aws:ec2:eu-west-1:111122223333:instance/*, instance",
    "ec2, RunInstances, arn:aws:ec2:eu-west-1::image/ami-1, image"
  })
  void actionFindsTheTypeOfItsResource(String prefix, String action, String arn, String type) {
    assertThat(catalog.action(prefix, action).orElseThrow().resourceFor(arn))
        .map(resource -> resource.type().name())
        .contains(type);
  }

  @Test
  void actionHasNoTypeForAResourceItDoesNotWorkOn() {
    assertThat(catalog.action("s3", "GetObject").orElseThrow().resourceFor("arn:aws:s3:::b"))
        .isEmpty();
    assertThat(catalog.action("s3", "ListAllMyBuckets").orElseThrow().resourceFor("*")).isEmpty();
  }

  @Test
  void lastPlaceholderDoesNotReachIntoASubResource() {
    ArnPattern pattern = new ArnPattern("arn:${P}:s:::a/${A}", List.of("/b/"));
    assertThat(pattern.matches("arn:aws:s:::a/x/c/y")).isTrue();
    assertThat(pattern.matches("arn:aws:s:::a/x/b/y")).isFalse();
  }

  private static String fillIn(String pattern) {
    StringBuilder arn = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("${", i)) {
        arn.append("x1");
        i = pattern.indexOf('}', i);
      } else {
        arn.append(pattern.charAt(i) == '*' ? 'y' : pattern.charAt(i));
      }
    }
    return arn.toString();
  }

  private ResourceTypeEntry type(String prefix, String name) {
    return catalog.service(prefix).flatMap(s -> s.resourceType(name)).orElseThrow();
  }
}
