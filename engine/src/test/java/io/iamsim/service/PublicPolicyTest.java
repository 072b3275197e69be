package io.iamsim.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.service.PublicPolicy.Carrier;
import io.iamsim.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S3-10 to S3-12, one Allow at a time. */
class PublicPolicyTest {
  private static final String ANYONE = "\"Principal\": \"*\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Principal": "*"                                                  | public
          "Principal": {"AWS": "*"}                                         | public
          "Principal": {"AWS": ["444455556666", "*"]}                       | public
          "Principal": {"Federated": "graph.facebook.com"}                  | public
          "NotPrincipal": {"AWS": "444455556666"}                           | public
          "Principal": {"AWS": "444455556666"}                              | fixed
          "Principal": {"AWS": "arn:aws:iam::444455556666:root"}            | fixed
          "Principal": {"AWS": "arn:aws:iam::444455556666:role/r"}          | fixed
          "Principal": {"AWS": "AROAEXAMPLEEXAMPLE01"}                      | fixed
          "Principal": {"Service": "cloudtrail.amazonaws.com"}              | fixed
          "Principal": {"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"} | fixed
          """)
  void aPrincipalIsThePublicOrIsFixed(String principal, String expected) {
    assertThat(statement(principal, "", Carrier.BUCKET)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          StringEquals              | aws:SourceVpc          | "vpc-91237329"                | fixed
          stringequals              | AWS:sourcevpc          | "vpc-91237329"                | fixed
          StringLike                | aws:SourceVpc          | "vpc-91237329"                | fixed
          StringLike                | aws:SourceVpc          | "vpc-*"                       | public
          StringEquals              | aws:SourceVpc          | "vpc-*"                       | public
          StringLike                | aws:SourceVpc          | "vpc-9123732?"                | public
          StringEquals              | aws:SourceVpc          | ["vpc-1", "vpc-2"]            | fixed
          StringLike                | aws:SourceVpc          | ["vpc-1", "vpc-*"]            | public
          StringEquals              | aws:SourceVpc          | "${aws:PrincipalTag/vpc}"     | public
          StringLike                | aws:SourceVpc          | "vpc-${*}"                    | fixed
          StringNotEquals           | aws:SourceVpc          | "vpc-1"                       | public
          StringEqualsIfExists      | aws:SourceVpc          | "vpc-1"                       | public
          ForAllValues:StringEquals | aws:PrincipalOrgPaths  | "o-1/r-1/"                    | public
          ForAnyValue:StringEquals  | aws:PrincipalOrgPaths  | "o-1/r-1/"                    | fixed
          ForAnyValue:StringLike    | aws:PrincipalOrgPaths  | "o-1/r-1/*"                   | public
          StringEquals              | aws:SourceVpce         | "vpce-1"                      | fixed
          StringEquals              | aws:PrincipalOrgID     | "o-1"                         | fixed
          StringEquals              | aws:PrincipalAccount   | "444455556666"                | fixed
          ArnEquals                 | aws:PrincipalArn       | "arn:aws:iam::444455556666:role/r" | fixed
          ArnLike                   | aws:PrincipalArn       | "arn:aws:iam::444455556666:role/*" | public
          ArnLike                   | aws:SourceArn          | "arn:aws:sns:eu-west-1:444455556666:t" | fixed
          ArnLike                   | aws:SourceArn          | "arn:aws:sns:*:444455556666:*" | public
          StringEquals              | aws:SourceAccount      | "444455556666"                | fixed
          StringEquals              | aws:SourceOwner        | "444455556666"                | fixed
          StringEquals              | aws:PrincipalServiceName | "logs.amazonaws.com"        | fixed
          StringEquals              | aws:userid             | "AIDAEXAMPLEEXAMPLE01"        | fixed
          StringLike                | aws:userid             | "AROAEXAMPLEEXAMPLE01:*"      | public
          StringEquals              | s3:x-amz-server-side-encryption-aws-kms-key-id | "arn:aws:kms:r:444455556666:key/1" | fixed
          StringEquals              | aws:username           | "bob"                         | public
          StringEquals              | aws:PrincipalTag/team  | "red"                         | public
          StringEquals              | aws:referer            | "https://example.com/"        | public
          Bool                      | aws:SecureTransport    | "true"                        | public
          Bool                      | aws:PrincipalIsAWSService | "true"                     | public
          Null                      | aws:SourceVpce         | "false"                       | public
          IpAddress                 | aws:SourceIp           | "203.0.113.0/24"              | fixed
          IpAddress                 | aws:SourceIp           | "203.0.113.7"                 | fixed
          IpAddress                 | aws:SourceIp           | "16.0.0.0/8"                  | fixed
          IpAddress                 | aws:SourceIp           | "16.0.0.0/7"                  | public
          IpAddress                 | aws:SourceIp           | "0.0.0.0/0"                   | public
          IpAddress                 | aws:SourceIp           | ["0.0.0.0/1", "128.0.0.0/1"]  | public
          IpAddress                 | aws:SourceIp           | "10.0.0.0/8"                  | fixed
          IpAddress                 | aws:SourceIp           | "172.16.0.0/12"               | fixed
          IpAddress                 | aws:SourceIp           | "2400:cb00::/32"              | fixed
          IpAddress                 | aws:SourceIp           | "2400::/31"                   | public
          IpAddress                 | aws:SourceIp           | "::/0"                        | public
          IpAddress                 | aws:SourceIp           | ["203.0.113.0/24", "2400::/12"] | public
          IpAddressIfExists         | aws:SourceIp           | "203.0.113.0/24"              | public
          NotIpAddress              | aws:SourceIp           | "203.0.113.0/24"              | public
          StringEquals              | aws:SourceIp           | "203.0.113.7"                 | public
          IpAddress                 | aws:VpcSourceIp        | "10.1.0.0/16"                 | public
          StringEquals              | s3:DataAccessPointAccount | "444455556666"             | fixed
          StringLike                | s3:DataAccessPointArn  | "arn:aws:s3:us-west-2:444455556666:accesspoint/*" | fixed
          StringLike                | s3:DataAccessPointArn  | "arn:aws:s3:us-west-2:*:accesspoint/p" | public
          StringLike                | s3:DataAccessPointArn  | "arn:aws:s3:us-west-2:44445555666?:accesspoint/p" | public
          """)
  void aConditionPinsTheCallerOrDoesNot(
      String operator, String key, String values, String expected) {
    String condition = "{\"" + operator + "\": {\"" + key + "\": " + values + "}}";
    assertThat(statement(ANYONE, condition, Carrier.BUCKET)).isEqualTo(expected);
  }

  @Test
  void oneConditionThatPinsIsEnough() {
    String conditions =
        "{\"Bool\": {\"aws:SecureTransport\": \"true\"},"
            + " \"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}";
    assertThat(statement(ANYONE, conditions, Carrier.BUCKET)).isEqualTo("fixed");
  }

  @Test
  void anAccessPointsPolicyIsNotPinnedByAccessPointArns() {
    String condition =
        "{\"StringLike\": {\"s3:DataAccessPointArn\":"
            + " \"arn:aws:s3:us-west-2:444455556666:accesspoint/*\"}}";
    assertThat(statement(ANYONE, condition, Carrier.ACCESS_POINT)).isEqualTo("public");
  }

  @Test
  void aDenyForEverybodyMakesNothingPublic() {
    assertThat(
            isPublic(
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\","
                    + " \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}",
                Carrier.BUCKET))
        .isFalse();
  }

  @Test
  void oneDynamicStatementMakesThePolicyPublic() {
    String fixed = "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"444455556666\"},";
    String everybody = "{\"Effect\": \"Allow\", \"Principal\": \"*\",";
    String rest = " \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}";
    assertThat(
            isPublic(
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                    + fixed
                    + rest
                    + ", "
                    + everybody
                    + rest
                    + "]}",
                Carrier.BUCKET))
        .isTrue();
  }

  private static String statement(String principal, String condition, Carrier carrier) {
    return isPublic(
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", "
                + principal
                + ", \"Action\": \"s3:PutObject\", \"Resource\": \"*\""
                + (condition.isEmpty() ? "" : ", \"Condition\": " + condition)
                + "}}",
            carrier)
        ? "public"
        : "fixed";
  }

  private static boolean isPublic(String policy, Carrier carrier) {
    PolicyDocument document =
        PolicyParser.parse(
                SourceText.of("policy.json", policy), PolicyType.RESOURCE, ParseMode.LENIENT)
            .orElseThrow();
    return PublicPolicy.isPublic(document, carrier);
  }
}
