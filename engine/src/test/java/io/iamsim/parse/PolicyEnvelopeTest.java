package io.iamsim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ROOM-111: the document is found in what stands around it, and its places are the file's. */
class PolicyEnvelopeTest {
  private static final String DOCUMENT =
      "{\n \"Version\": \"2012-10-17\",\n \"Statement\": {\"Effect\": \"Allow\", \"Action\":"
          + " \"s3:Get\u00e4Object\",\n  \"Resource\": \"*\"}\n}";

  private static Checked<PolicyDocument> parse(String text, PolicyType type) {
    return PolicyParser.parse(SourceText.of("f", text), type, ParseMode.STRICT);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> encodings() {
    return List.of(
        quoted(DOCUMENT),
        "{\"Policy\": " + quoted(DOCUMENT) + "}",
        "{\n  \"Attributes\": {\n    \"Policy\": " + quoted(DOCUMENT) + "\n}}",
        "{\"Policy\": " + quoted(quoted(DOCUMENT)) + "}",
        "{\"policy\": " + quoted(quoted(DOCUMENT).replaceAll("^\"|\"$", "")) + "}",
        "{\"PolicyDocument\": \"" + percent(DOCUMENT) + "\"}",
        "{\"PolicyDocument\": \"" + percent(percent(DOCUMENT)) + "\"}",
        percent(DOCUMENT),
        "Policy: |\n  " + DOCUMENT.replace("\n", "\n  ") + "\n",
        "Policy: '" + DOCUMENT.replace("\n", "") + "'\n",
        "{\"Policy\": " + quoted("{\"PolicyVersion\": {\"Document\": " + DOCUMENT + "}}") + "}",
        "[{\"Resource\": \"arn:aws:s3:::b\", \"Policy\": " + DOCUMENT + "}]");
  }

  @Test
  void eachPlaceIsThatOfTheCharacterInTheFile() {
    for (String text : encodings()) {
      Statement statement = parse(text, PolicyType.IDENTITY).orElseThrow().statements().get(0);
      assertThat(statement.action()).as(text).isNotNull();
      SourceSpan action = Objects.requireNonNull(statement.action()).patterns().get(0).span();
      assertThat(textAt(text, action)).as(text).contains("s3").contains("Object");
    }
  }

  /** What stands in a text at a span of one line. */
  private static String textAt(String text, SourceSpan span) {
    String line = text.split("\n", -1)[span.line() - 1];
    assertThat(span.endLine()).as(text).isEqualTo(span.line());
    String there = line.substring(span.column() - 1, span.endColumn() - 1);
    return there.replaceAll("%25|%", "%").replace("%3A", ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Role': {'RoleName': 'r', 'AssumeRolePolicyDocument': TRUST}}",
        "{'AssumeRolePolicyDocument': TRUST, 'RolePolicyList': [{'PolicyDocument': DOC}]}",
      })
  void aTrustPolicyIsFoundBesideOthers(String text) {
    String trust =
        "{'Statement': {'Effect': 'Allow', 'Principal': {'Service': 'ec2.amazonaws.com'},"
            + " 'Action': 'sts:AssumeRole'}}";
    String whole = text.replace("TRUST", trust).replace("DOC", DOCUMENT).replace('\'', '"');
    assertThat(parse(whole, PolicyType.ROLE_TRUST).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Policy': {'PolicyName': 'a', 'Arn': 'arn:x', 'DefaultVersionId': 'v3'}} | f:1:1: error: the policy is described here, and its document is not ('aws iam get-policy-version --policy-arn arn:x --version-id v3' prints it)",
        "{'Attributes': {'QueueArn': 'a'}} | f:1:1: error: no policy document in this object: nothing in it has a 'Statement' (what has no policy is described without one: leave the policy out)",
        "{'Policy': ''} | f:1:1: error: no policy document in this object: nothing in it has a 'Statement' (what has no policy is described without one: leave the policy out)",
        "{'Role': {'RoleName': 'r'}} | f:1:1: error: no policy document in this object: nothing in it has a 'Statement' (give the document itself, or what an AWS command prints with the document in it)",
        "[{'Document': {'Statement': []}}, {'Document': {'Statement': []}}] | f:1:1: error: 2 policy documents stand here (line 1), and which is meant is open (keep one of them in a file of its own)",
        "{'Policy': '{Q: 1, QStatementQ: [ }'} | f:1:14: error: not valid JSON: the name 'Q' has no quotes, in the text of this string (write QQQ)",
        "{'Version': '2012-10-17', 'statement': []} | f:1:1: error: no 'Statement' in the policy document (element names are case-sensitive)",
      })
  void whatHoldsNoDocumentIsSaidSo(String text, String message) {
    String json = text.replace('\'', '"').replace("QStatementQ", "\\\"Statement\\\"");
    assertThat(parse(json, PolicyType.RESOURCE).findings().get(0).toString())
        .isEqualTo(message.replace('\'', '`').replace("QQQ", "\"Q\""));
  }
}
