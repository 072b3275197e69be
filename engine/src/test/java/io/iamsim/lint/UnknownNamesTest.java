package io.iamsim.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ROOM-112: what the service data do not know is a warning with what was probably meant. */
class UnknownNamesTest {
  private static final UnknownNames NAMES = UnknownNames.of(ServiceCatalog.bundled());
  private static final String NEWER = "if it is new, `--catalog` takes newer service data";

  private static PolicyDocument document(String action, String key, String resource) {
    String text =
        ("{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow',\n 'Action': '"
                + action
                + "',\n 'Resource': '"
                + resource
                + "',\n 'Condition': {'StringEquals': {'"
                + key
                + "': 'x'}}}]}")
            .replace('\'', '"');
    return PolicyParser.parse(SourceText.of("f", text), PolicyType.IDENTITY, ParseMode.STRICT)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:GetObjcet | the action `s3:GetObjcet` is not in the service data | did you mean `s3:GetObject`?",
        "S3:getobjects | the action `S3:getobjects` is not in the service data | did you mean `s3:GetObject`?",
        "s33:GetObject | the service `s33` of `s33:GetObject` is not in the service data | did you mean `s3`?",
        "dynamodb:Get*Itme | `dynamodb:Get*Itme` fits no action of the service data | did you mean `dynamodb:GetItem`?",
        "lamda:* | the service `lamda` of `lamda:*` is not in the service data | did you mean `lambda`?",
        "zzzzzz:Do | the service `zzzzzz` of `zzzzzz:Do` is not in the service data | NEWER",
      })
  void anActionThatIsNone(String action, String message, String help) {
    assertThat(NAMES.in(document(action, "aws:SourceIp", "*")))
        .extracting(Finding::message, Finding::help)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(message, help.replace("NEWER", NEWER)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:SourceIpp | the condition key `aws:SourceIpp` is not in the service data | did you mean `aws:SourceIp`?",
        "SourceIp | `SourceIp` is no condition key: it has no prefix | did you mean `aws:SourceIp`?",
        "s3:prefx | the condition key `s3:prefx` is not in the service data | did you mean `s3:prefix`?",
        "aws:PrincipalTags/team | the condition key `aws:PrincipalTags/team` is not in the service data | did you mean `aws:PrincipalTag/team`?",
      })
  void aKeyThatIsNone(String key, String message, String help) {
    assertThat(NAMES.in(document("s3:GetObject", key, "*")))
        .extracting(Finding::message, Finding::help)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(message, help));
  }

  @ParameterizedTest
  @CsvSource({
    "*, aws:SourceIp, *",
    "s3:*, s3:ExistingObjectTag/team, *",
    "S3:get*, aws:principaltag/team, *",
    "*:*, token.actions.githubusercontent.com:any_claim, *",
    "s3:GetObject, aws:SourceIp, 'arn:aws:s3:::b/${aws:username}/*'",
  })
  void whatIsKnownIsNoFinding(String action, String key, String resource) {
    assertThat(NAMES.in(document(action, key, resource))).isEmpty();
  }

  @Test
  void aVariableNamesAKeyToo() {
    assertThat(NAMES.in(document("s3:GetObject", "aws:SourceIp", "arn:aws:s3:::b/${aws:usernmae}")))
        .extracting(Finding::toString)
        .containsExactly(
            "f:3:14: warning: the condition key `aws:usernmae` is not in the service data"
                + " (did you mean `aws:username`?)");
  }

  @Test
  void ofServicesThatAreNotAskedForOnlyTheNameIsHeldAgainstTheData() {
    PolicyDocument document = document("dynamodb:GetItme", "dynamodb:LeadingKes", "*");
    assertThat(NAMES.in(document, "s3"::equals)).isEmpty();
    assertThat(NAMES.in(document("dynamo:GetItem", "aws:SourceIp", "*"), "s3"::equals)).hasSize(1);
  }

  @Test
  void aRequestsActionIsHeldAgainstTheDataAsWell() {
    ActionName action = ActionName.parse("ec2:RunInstance").orElseThrow();
    assertThat(NAMES.action(action, null).map(Finding::help))
        .contains("did you mean `ec2:RunInstances`?");
  }
}
