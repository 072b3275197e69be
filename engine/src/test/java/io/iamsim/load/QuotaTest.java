package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.environment.Environment;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS takes in length and number is a warning, and the policy still counts (QUOTA). */
class QuotaTest {
  private static final String USER = "arn:aws:iam::111122223333:user/u";

  @ParameterizedTest
  @CsvSource({"users, 2048", "groups, 5120", "roles, 10240"})
  void inlinePoliciesAreMeasuredTogether(String kind, int limit) {
    assertThat(quotas(environment(kind, document(limit / 2), document(limit - limit / 2))))
        .isEmpty();
    assertThat(quotas(environment(kind, document(limit / 2), document(limit - limit / 2 + 1))))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains((limit + 1) + " characters without white space, AWS takes " + limit));
  }

  @Test
  void whiteSpaceCountsInASessionPolicyAndNotInAnother() {
    String spaced = document(2_000) + " ".repeat(20) + "\n";
    String inside = document(2_000).replace("\"Statement\"", " ".repeat(49) + "\"Statement\"");
    assertThat(ofPolicy(spaced, PolicyType.SESSION)).isEmpty();
    assertThat(ofPolicy(inside, PolicyType.SESSION))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "the session policy has 2049 characters with its white space, AWS takes"
                            + " 2048"));
    assertThat(ofPolicy(inside, PolicyType.IDENTITY)).isEmpty();
  }

  @Test
  void aStatementOfAQueuePolicyHasSevenActions() {
    String seven = "\"sqs:a\",\"sqs:b\",\"sqs:c\",\"sqs:d\",\"sqs:e\",\"sqs:f\",\"SQS:g\"";
    assertThat(ofPolicy(queuePolicy(seven), PolicyType.RESOURCE)).isEmpty();
    assertThat(ofPolicy(queuePolicy(seven + ",\"sqs:h\""), PolicyType.RESOURCE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("8 actions, SQS takes 7"));
    assertThat(ofPolicy(queuePolicy(seven + ",\"sns:h\""), PolicyType.RESOURCE)).isEmpty();
  }

  @Test
  void anAclHasAHundredGrants() {
    assertThat(quotas(acl(100))).isEmpty();
    assertThat(quotas(acl(101)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("101 grants, S3 takes 100"));
  }

  @ParameterizedTest
  @CsvSource({
    "sts:ExternalId, 2, 1224",
    "aws:RequestTag/t, 0, 256",
  })
  void valuesOfARequestHaveALength(String key, int least, int most) {
    assertThat(ofRequest(key, "x".repeat(most))).isEmpty();
    assertThat(ofRequest(key, "x".repeat(least))).isEmpty();
    assertThat(ofRequest(key, "x".repeat(most + 1)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("has " + (most + 1)));
  }

  @Test
  void anExternalIdOfOneCharacterIsTooShort() {
    assertThat(ofRequest("sts:ExternalId", "x")).hasSize(1);
  }

  @Test
  void aTagsNameHasALengthAndARequestAtMostFiftyTags() {
    assertThat(ofRequest("aws:RequestTag/" + "k".repeat(128), "v")).isEmpty();
    assertThat(ofRequest("aws:RequestTag/" + "k".repeat(129), "v")).hasSize(1);
    RequestContext.Builder context = RequestContext.builder();
    for (int i = 0; i < 50; i++) {
      context.put("aws:RequestTag/t" + i, "v");
    }
    assertThat(ofRequest(context)).isEmpty();
    assertThat(ofRequest(context.put("aws:RequestTag/one-more", "v")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("51 tags, AWS takes 50"));
  }

  /** A policy document of just so many characters, of which none is white space. */
  private static String document(int characters) {
    String empty =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
            + "\"Resource\":\"arn:aws:s3:::b/\"}]}";
    return empty.replace("b/", "b/" + "x".repeat(characters - empty.length()));
  }

  private static String queuePolicy(String actions) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":["
        + actions
        + "],\"Resource\":\"*\"}]}";
  }

  private static String environment(String kind, String one, String other) {
    String trust =
        kind.equals("roles")
            ? "trustPolicy: {Version: \"2012-10-17\", Statement: [{Effect: Allow, Principal: {AWS:"
                + " \"111122223333\"}, Action: \"sts:AssumeRole\"}]}, "
            : "";
    return "accounts: {\"111122223333\": {"
        + kind
        + ": {n: {"
        + trust
        + "inlinePolicies: {one: "
        + one
        + ", other: "
        + other
        + "}}}}}";
  }

  private static String acl(int grants) {
    return "accounts: {\"111122223333\": {resources: {\"arn:aws:s3:::b\": {objectOwnership:"
        + " ObjectWriter, acl: ["
        + String.join(", ", Collections.nCopies(grants, "{grantee: AllUsers, permission: READ}"))
        + "]}}}}";
  }

  @ParameterizedTest
  @CsvSource({
    "sts:ExternalId, with blank, the external id `with blank`",
    "sts:RoleSessionName, a/b, the session name `a/b`",
    "sts:RoleSessionName, s, the session name `s`",
    "sts:SourceIdentity, alice (ops), the source identity `alice (ops)`"
  })
  void whatStsDoesNotTakeIsAWarning(String key, String value, String told) {
    assertThat(ofRequest(key, value))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith(told);
  }

  @ParameterizedTest
  @CsvSource({
    "sts:ExternalId, acme:7/f",
    "sts:RoleSessionName, 'a_b+c=d,e.f@g-h'",
    "sts:SourceIdentity, alice@acme.example"
  })
  void whatItTakesIsNone(String key, String value) {
    assertThat(ofRequest(key, value)).isEmpty();
  }

  private static List<Finding> quotas(String environment) {
    return exceeded(
        new InMemoryFiles()
            .with("environment.yaml", environment)
            .load("environment.yaml")
            .findings());
  }

  private static List<Finding> ofPolicy(String text, PolicyType type) {
    return exceeded(
        PolicyParser.parse(SourceText.of("policy", text), type, ParseMode.STRICT).findings());
  }

  private static List<Finding> ofRequest(String key, String value) {
    return ofRequest(RequestContext.builder().put(key, value));
  }

  private static List<Finding> ofRequest(RequestContext.Builder context) {
    return exceeded(
        IamEngine.of(Environment.empty())
            .check(
                new AccessRequest(
                    RequestPrincipal.parse(USER).orElseThrow(),
                    ActionName.parse("sts:AssumeRole").orElseThrow(),
                    "arn:aws:iam::111122223333:role/r",
                    null,
                    context.build())));
  }

  private static List<Finding> exceeded(List<Finding> findings) {
    assertThat(findings).noneMatch(Finding::isError);
    return findings.stream()
        .filter(finding -> finding.code() == FindingCode.QUOTA_EXCEEDED)
        .toList();
  }
}
