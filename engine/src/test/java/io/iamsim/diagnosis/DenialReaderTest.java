package io.iamsim.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Layer;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DenialReaderTest {
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  private static final String ASKED =
      "User: " + ALICE + " is not authorized to perform: s3:GetObject on resource: ";

  private static Checked<List<ReportedDenial>> read(String text) {
    return DenialReader.read(SourceText.of("report", text), ServiceCatalog.bundled());
  }

  private static ReportedDenial one(String text) {
    Checked<List<ReportedDenial>> denials = read(text);
    assertThat(denials.findings()).isEmpty();
    assertThat(denials.orElseThrow()).hasSize(1);
    return denials.orElseThrow().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "because no identity-based policy allows the s3:GetObject action | false | identity |",
        "because no resource-based policy allows the s3:GetObject action. | false | resource |",
        "because no permissions boundary allows the s3:GetObject action | false | permissionsBoundary |",
        "because no session policy allows the s3:GetObject action | false | session |",
        "because no service control policy allows the s3:GetObject action | false | serviceControl |",
        "because no resource control policy allows the s3:GetObject action | false | resourceControl |",
        "because no VPC endpoint policy allows the s3:GetObject action | false | vpcEndpoint |",
        "with an explicit deny in an identity-based policy | true | identity |",
        "with an explicit deny in a resource-based policy | true | resource |",
        "with an explicit deny in a permissions boundary | true | permissionsBoundary |",
        "with an explicit deny in a VPC endpoint policy | true | vpcEndpoint |",
        "with an explicit deny in a resource control policy | true | resourceControl |",
        "with an explicit deny in a session policy | true | session |",
        "with an explicit deny | true | |",
        "with an explicit deny in a service control policy: arn:aws:organizations::999900001111:policy/o-a/service_control_policy/p-b | true | serviceControl | arn:aws:organizations::999900001111:policy/o-a/service_control_policy/p-b",
        "with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/Deny. Go to https://us-east-1.console.aws.amazon.com/iam | true | identity | arn:aws:iam::111122223333:policy/Deny",
        "because public access is prevented by the BlockPublicPolicy setting in S3 Block Public Access | false | s3BlockPublicAccess |",
      })
  void theRestOfTheSentenceSaysWhichPolicies(
      String rest, boolean explicit, String layer, String policy) {
    ReportedDenial denial = one(ASKED + "arn:aws:s3:::b/k " + rest);
    assertThat(denial.resource()).isEqualTo("arn:aws:s3:::b/k");
    ReportedCause cause = denial.reason().orElseThrow();
    assertThat(cause.explicit()).isEqualTo(explicit);
    assertThat(cause.layer()).isEqualTo(layer == null ? null : Layer.parse(layer).orElseThrow());
    assertThat(cause.policy()).isEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ASKED + "\"arn:aws:s3:::b/k\" because no identity-based policy allows the action",
        "An error occurred (AccessDenied) when calling the GetObject operation: "
            + ASKED
            + "arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
        ASKED + "arn:aws:s3:::b/k",
        "You are not authorized to perform this operation. " + ASKED + "arn:aws:s3:::b/k.",
      })
  void whateverStandsAroundTheSentenceDoesNotMatter(String text) {
    ReportedDenial denial = one(text);
    assertThat(denial.principal().text()).isEqualTo(ALICE);
    assertThat(denial.action().text()).isEqualTo("s3:GetObject");
    assertThat(denial.resource()).isEqualTo("arn:aws:s3:::b/k");
  }

  @Test
  void aSentenceMayNameNoResource() {
    assertThat(
            one("User: " + ALICE + " is not authorized to perform: s3:ListAllMyBuckets").resource())
        .isEqualTo("*");
  }

  @Test
  void whatIsNoReportIsRefusedWithWhatOneIs() {
    assertThat(read("it does not work").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.help()).contains("is not authorized to perform"));
    assertThat(read("{\"Version\": \"2012-10-17\"}").ok()).isFalse();
    assertThat(read("[]").ok()).isFalse();
  }

  private static String event(String identity, String source, String name, String more) {
    return "{\"userIdentity\": "
        + identity
        + ", \"eventSource\": \""
        + source
        + "\", \"eventName\": \""
        + name
        + "\", \"errorCode\": \"AccessDenied\", \"awsRegion\": \"eu-west-1\","
        + " \"recipientAccountId\": \"111122223333\""
        + more
        + "}";
  }

  private static final String USER = "{\"type\": \"IAMUser\", \"arn\": \"" + ALICE + "\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3.amazonaws.com | HeadObject | {\"bucketName\": \"b\", \"key\": \"k/1\"} | s3:GetObject | arn:aws:s3:::b/k/1",
        "s3.amazonaws.com | ListObjectsV2 | {\"bucketName\": \"b\"} | s3:ListBucket | arn:aws:s3:::b",
        "monitoring.amazonaws.com | ListMetrics | null | cloudwatch:ListMetrics | *",
        "iam.amazonaws.com | GetRole | {\"roleName\": \"ci\"} | iam:GetRole | arn:aws:iam::111122223333:role/ci",
        "sts.amazonaws.com | AssumeRole | {\"roleArn\": \"arn:aws:iam::444455556666:role/x\"} | sts:AssumeRole | arn:aws:iam::444455556666:role/x",
        "secretsmanager.amazonaws.com | GetSecretValue | {\"secretId\": \"arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-abcdef\"} | secretsmanager:GetSecretValue | arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-abcdef",
        "lambda.amazonaws.com | GetFunction20150331v2 | {\"functionName\": \"f\"} | lambda:GetFunction | arn:aws:lambda:eu-west-1:111122223333:function:f",
        "lambda.amazonaws.com | Invoke | {\"functionName\": \"f\"} | lambda:InvokeFunction | arn:aws:lambda:eu-west-1:111122223333:function:f",
      })
  void anEventWithoutAMessageSaysItByNameAndParameters(
      String source, String name, String parameters, String action, String resource) {
    ReportedDenial denial =
        one(event(USER, source, name, ", \"requestParameters\": " + parameters));
    assertThat(denial.action().text()).isEqualTo(action);
    assertThat(denial.resource()).isEqualTo(resource);
  }

  @Test
  void theMessageOfAnEventIsTruerThanItsName() {
    ReportedDenial denial =
        one(
            event(
                USER,
                "ec2.amazonaws.com",
                "RunInstances",
                ", \"errorMessage\": \"User: "
                    + ALICE
                    + " is not authorized to perform: iam:PassRole on resource:"
                    + " arn:aws:iam::111122223333:role/app because no identity-based policy allows"
                    + " the iam:PassRole action\""));
    assertThat(denial.action().text()).isEqualTo("iam:PassRole");
    assertThat(denial.reason().orElseThrow().layer()).isEqualTo(Layer.IDENTITY);
  }

  @Test
  void aSessionsRoleHasItsPathFromTheIssuer() {
    ReportedDenial denial =
        one(
            event(
                "{\"type\": \"AssumedRole\", \"principalId\": \"AROAX:job\", \"arn\":"
                    + " \"arn:aws:sts::111122223333:assumed-role/ci/job\", \"sessionContext\":"
                    + " {\"sessionIssuer\": {\"arn\": \"arn:aws:iam::111122223333:role/apps/ci\"},"
                    + " \"attributes\": {\"mfaAuthenticated\": \"true\", \"creationDate\":"
                    + " \"2026-10-01T10:00:00Z\"}}}",
                "s3.amazonaws.com",
                "ListBuckets",
                ", \"sourceIPAddress\": \"10.0.0.1\", \"vpcEndpointId\": \"vpce-1\","
                    + " \"eventTime\": \"2026-10-01T10:30:00Z\""));
    assertThat(denial.principal().toString()).contains("role/apps/ci");
    assertThat(denial.context().values())
        .containsEntry(key("aws:SourceVpce"), ContextValue.of("vpce-1"))
        .containsEntry(key("aws:userid"), ContextValue.of("AROAX:job"))
        .containsEntry(key("aws:MultiFactorAuthPresent"), ContextValue.of("true"))
        .containsEntry(key("aws:TokenIssueTime"), ContextValue.of("2026-10-01T10:00:00Z"))
        .containsEntry(key("aws:CurrentTime"), ContextValue.of("2026-10-01T10:30:00Z"))
        .doesNotContainKey(key("aws:SourceIp"));
  }

  private static ConditionKey key(String name) {
    return ConditionKey.of(name);
  }

  @Test
  void ofManyRecordsTheDenialsAreRead() {
    String denied = event(USER, "s3.amazonaws.com", "ListBuckets", "");
    String allowed = denied.replace("\"errorCode\": \"AccessDenied\", ", "");
    assertThat(
            read("{\"Records\": [" + allowed + ", " + denied + ", " + denied + "]}").orElseThrow())
        .hasSize(1);
    assertThat(read(denied + "\n" + allowed + "\n").orElseThrow()).hasSize(1);
    assertThat(read("{\"detail-type\": \"x\", \"detail\": " + denied + "}").orElseThrow())
        .hasSize(1);
  }

  @Test
  void anEventThatComesToNoActionIsAnErrorAtItsPlace() {
    assertThat(read(event(USER, "signin.amazonaws.com", "ConsoleLogin", "")).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("ConsoleLogin"));
  }

  @Test
  void aDecodedMessageBringsEveryKey() {
    String message =
        "{\"allowed\":false,\"explicitDeny\":true,\"matchedStatements\":{\"items\":[]},"
            + "\"context\":{\"principal\":{\"id\":\"AIDAX\",\"arn\":\""
            + ALICE
            + "\"},\"action\":\"ec2:RunInstances\",\"resource\":"
            + "\"arn:aws:ec2:eu-west-1:111122223333:instance/*\",\"conditions\":{\"items\":["
            + "{\"key\":\"ec2:InstanceType\",\"values\":{\"items\":[{\"value\":\"t3.micro\"}]}},"
            + "{\"key\":\"aws:TagKeys\",\"values\":{\"items\":[{\"value\":\"a\"},{\"value\":\"b\"}]}}]}}}";
    for (String text :
        List.of(message, "{\"DecodedMessage\": \"" + message.replace("\"", "\\\"") + "\"}")) {
      ReportedDenial denial = one(text);
      assertThat(denial.resource()).endsWith("instance/*");
      assertThat(denial.reason().orElseThrow().explicit()).isTrue();
      assertThat(denial.context().values())
          .containsEntry(key("ec2:InstanceType"), ContextValue.of("t3.micro"))
          .containsEntry(key("aws:TagKeys"), ContextValue.ofList(List.of("a", "b")));
    }
  }

  @Test
  void theTableNamesActionsOfTheServiceData() throws IOException {
    ServiceCatalog catalog = ServiceCatalog.bundled();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(EventActions.class.getResourceAsStream("event-actions.tsv")),
                StandardCharsets.UTF_8))) {
      List<String> rows = lines.lines().filter(line -> !line.startsWith("#")).toList();
      assertThat(rows).hasSizeGreaterThan(20);
      for (String row : rows) {
        String[] columns = row.split("\t", -1);
        String[] action = columns[1].split(":", -1);
        boolean known =
            action.length == 1
                ? catalog.service(action[0]).isPresent()
                : catalog.action(action[0], action[1]).isPresent();
        assertThat(known).as(row).isTrue();
      }
    }
  }
}
