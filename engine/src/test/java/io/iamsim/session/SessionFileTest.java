package io.iamsim.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionFileTest {
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "A", "Effect": "Allow", "Action": ["s3:Get*"], "Resource": ["arn:aws:s3:::b/${aws:username}/${*}"],
         "Condition": {"ForAnyValue:StringLikeIfExists": {"aws:TagKeys": ["a", "b*"]},
                       "Bool": {"aws:SecureTransport": ["true"], "aws:ViaAWSService": ["false"]}}},
        {"Effect": "Deny", "NotAction": ["s3:*"], "NotResource": ["arn:aws:s3:::c"]}]}
      """;

  private static PolicyDocument document(String text) {
    return PolicyParser.parse(SourceText.of("p", text), PolicyType.SESSION, ParseMode.STRICT)
        .orElseThrow();
  }

  private static IssuedSession session() {
    return new IssuedSession(
        new RequestPrincipal.RoleSession(
            Arn.parse("arn:aws:iam::111122223333:role/team/r").orElseThrow(), true, "s1"),
        "arn:aws:iam::111122223333:user/u",
        Map.of("team", "red"),
        List.of("team"),
        "alice",
        7200,
        RequestContext.builder()
            .put("aws:MultiFactorAuthPresent", new ContextValue.Absent())
            .put("cognito-identity.amazonaws.com:amr", ContextValue.ofList(List.of("a", "b")))
            .put("saml:sub", "alice")
            .build(),
        List.of(AttachedPolicy.of("own", document(POLICY))));
  }

  private static Checked<IssuedSession> read(String text) {
    return SessionFile.read(SourceText.of("session.json", text.replace('\'', '"')));
  }

  @Test
  void whatIsWrittenIsRead() {
    IssuedSession read =
        SessionFile.read(SourceText.of("s", SessionFile.write(session()))).orElseThrow();
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("policies", "keys")
        .isEqualTo(session());
    assertThat(read.keys().values()).isEqualTo(session().keys().values());
  }

  @Test
  void scopeDownPoliciesAreLevelsInTheirOrder() {
    IssuedSession read =
        read("{'principal':'arn:aws:sts::111122223333:assumed-role/r/s1','scopeDownPolicies':["
                + "{'name':'first','document':{'Version':'2012-10-17','Statement':[]}},"
                + "{'document':{'Version':'2012-10-17','Statement':[]}}]}")
            .orElseThrow();
    IssuedSession again =
        SessionFile.read(SourceText.of("s", SessionFile.write(read))).orElseThrow();
    assertThat(again.policies(ApplicablePolicies.none()).scopeDown().levels())
        .extracting(PolicyLevel::target)
        .containsExactly("first", "scope-down policy 1");
  }

  @Test
  void aPolicyIsWrittenAsItWasRead() {
    IssuedSession read =
        SessionFile.read(SourceText.of("s", SessionFile.write(session()))).orElseThrow();
    assertThat(read.policies().get(0).document())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*span")
        .isEqualTo(document(POLICY));
  }

  @Test
  void aPrincipalAloneIsEnough() {
    IssuedSession read =
        read("{'principal':'arn:aws:sts::111122223333:assumed-role/r/s'}").orElseThrow();
    assertThat(read.tags()).isEmpty();
    assertThat(read.durationSeconds()).isEqualTo(3600);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'principal':'arn:aws:iam::111122223333:user/u'}                                   | is no session of a role or of a root user
          {'role':'arn:aws:iam::111122223333:role/r'}                                        | no `principal` in a session
          {'principal':'arn:aws:sts::111122223333:assumed-role/r/s','durationSeconds':'x'}   | `durationSeconds` of a session must be a number
          {'principal':'arn:aws:sts::111122223333:assumed-role/r/s','context':{'k':{}}}      | `k` must be a text, a list or null
          {'principal':'arn:aws:sts::111122223333:assumed-role/r/s','sessionPolicies':[{}]}  | no `document` in a session policy
          {'principal':'arn:aws:sts::111122223333:assumed-role/r/s','tag':{}}                | unknown member `tag` in a session
          """)
  void aMistakeIsAnErrorAtItsPlace(String text, String message) {
    List<String> found = read(text).findings().stream().map(Finding::toString).toList();
    assertThat(found)
        .anySatisfy(line -> assertThat(line).startsWith("session.json:1:").contains(message));
  }

  @Test
  void whatARequestGivesWinsOverWhatTheSessionCarries() {
    RequestContext context =
        session()
            .context(
                RequestContext.builder()
                    .put("aws:multifactorauthpresent", "true")
                    .put("AWS:PrincipalTag/Team", "blue")
                    .build());
    assertThat(context.get(ConditionKey.of("aws:MultiFactorAuthPresent")))
        .contains(ContextValue.of("true"));
    assertThat(context.get(ConditionKey.of("aws:PrincipalTag/team")))
        .contains(ContextValue.of("blue"));
    assertThat(context.get(ConditionKey.of("aws:SourceIdentity")))
        .contains(ContextValue.of("alice"));
  }
}
