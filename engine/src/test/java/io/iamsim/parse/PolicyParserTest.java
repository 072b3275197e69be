package io.iamsim.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {
  private static final String ALLOW =
      "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*'}}";

  private static Checked<PolicyDocument> parse(String text, PolicyType type, ParseMode mode) {
    return PolicyParser.parse(SourceText.of("p", text.replace('\'', '"')), type, mode);
  }

  private static List<String> found(String text, PolicyType type) {
    return parse(text, type, ParseMode.STRICT).findings().stream()
        .map(f -> f.code() + "@" + f.span().line() + ":" + f.span().column())
        .toList();
  }

  @Test
  void aStatementMayStandAloneOrInAList() {
    PolicyDocument alone = parse(ALLOW, PolicyType.IDENTITY, ParseMode.STRICT).orElseThrow();
    assertThat(alone.statements()).hasSize(1);
    assertThat(alone.statements().get(0).span().column()).isEqualTo(37);
  }

  /** GRAM and MATCH rules: the statement members after Effect, and what is found at which place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GRAM-3 | IDENTITY | 'Effect':'allow','Action':'s3:*','Resource':'*' | INVALID_EFFECT@1:48",
        "GRAM-3 | IDENTITY | 'effect':'Allow','Action':'s3:*','Resource':'*' | UNKNOWN_ELEMENT@1:39",
        "GRAM-6 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Action':'s3:*','Resource':'*' | DUPLICATE_KEY@1:71",
        "GRAM-12 | IDENTITY | 'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*' | ELEMENT_NOT_ALLOWED@1:55",
        "GRAM-12 | IDENTITY | 'Effect':'Deny','Action':'s3:*' | MISSING_ELEMENT@1:38",
        "GRAM-12 | ROLE_TRUST | 'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*' | ELEMENT_NOT_ALLOWED@1:87",
        "GRAM-2 | IDENTITY | 'Effect':'Deny','Action':'s3:*','NotAction':'s3:*','Resource':'*' | MUTUALLY_EXCLUSIVE_ELEMENTS@1:71",
        "GRAM-13 | RESOURCE_CONTROL | 'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*' | INVALID_EFFECT@1:38",
        "GRAM-13 | RESOURCE_CONTROL | 'Effect':'Deny','Principal':'*','Action':'*','Resource':'*' | INVALID_ACTION@1:38",
        "GRAM-14 | IDENTITY | 'Action':'s3:*','Resource':'*' | MISSING_ELEMENT@1:38",
        "GRAM-5 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'Bool':{'k':null}} | WRONG_TYPE@1:111",
        "GRAM-6 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'a:k':'1','A:K':'1'}} | DUPLICATE_KEY@1:125",
        "COND-3 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'StringIs':{'a:k':'1'}} | INVALID_OPERATOR@1:99",
        "COND-33 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'a:k':'10.0.0.*'}} | INVALID_CONDITION_VALUE@1:118",
        "COND-33 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'NumericEquals':{'a:k':'ten'}} | INVALID_CONDITION_VALUE@1:122",
        "MATCH-3 | IDENTITY | 'Effect':'Deny','Action':'s*:GetObject','Resource':'*' | INVALID_ACTION@1:64",
        "MATCH-5 | IDENTITY | 'Effect':'Deny','Action':'s3:Get:Object','Resource':'*' | INVALID_ACTION@1:64",
        "MATCH-4 | IDENTITY | 'Effect':'Deny','Action':'s3:GetObject ','Resource':'*' | ACTION_NEVER_MATCHES@1:64",
        "MATCH-20 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'my-bucket' | RESOURCE_NEVER_MATCHES@1:82",
        "MATCH-26 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:*:::b' | INVALID_RESOURCE@1:82",
        "MATCH-25 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3*' | ARN_FIELD_COUNT@1:82",
        "VAR-8 | IDENTITY | 'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::b/${aws:x' | INVALID_VARIABLE@1:82",
        "PRIN-2 | RESOURCE | 'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::111122223333:role/*'},'Action':'s3:*','Resource':'*' | PRINCIPAL_NEVER_MATCHES@1:74",
        "PRIN-1 | RESOURCE | 'Effect':'Deny','Principal':'111122223333','Action':'s3:*','Resource':'*' | INVALID_PRINCIPAL@1:67",
        "GRAM-11 | IDENTITY | 'Sid':'a b','Effect':'Deny','Action':'s3:*','Resource':'*' | INVALID_SID@1:45",
      })
  void whatIsWrongIsFoundAtItsPlace(String rule, PolicyType type, String members, String expected) {
    String text = "{'Version':'2012-10-17','Statement':[{" + members + "}]}";
    assertThat(found(text, type)).as(rule).contains(expected);
  }

  @Test
  void allFindingsOfADocumentComeTogether() {
    String text =
        "{'Version':'2012','Statement':[{'Effect':'allow','Action':'x','Resource':'*'},"
            + "{'Effect':'Deny','Resource':'*','Wrong':1}]}";
    assertThat(found(text, PolicyType.IDENTITY))
        .containsExactlyInAnyOrder(
            "INVALID_VERSION@1:12",
            "INVALID_EFFECT@1:42",
            "INVALID_ACTION@1:59",
            "UNKNOWN_ELEMENT@1:111",
            "MISSING_ELEMENT@1:79");
  }

  @Test
  void yamlHasTheSamePositions() {
    String text =
        """
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Action: [s3:GetObject, "s3: PutObject"]
            Resource: "*"
        """;
    assertThat(found(text, PolicyType.IDENTITY)).containsExactly("ACTION_NEVER_MATCHES@4:28");
  }

  @Test
  void lenientDropsAnInvalidStatementWithAWarning() {
    String text =
        "{'Version':'2012-10-17','Statement':[{'Effect':'allow','Action':'s3:*','Resource':'*'},"
            + "{'Effect':'Deny','Action':'s3:*','Resource':'*'}]}";
    Checked<PolicyDocument> read = parse(text, PolicyType.IDENTITY, ParseMode.LENIENT);
    assertThat(read.orElseThrow().statements()).hasSize(1);
    assertThat(read.findings()).isNotEmpty().noneMatch(Finding::isError);
  }

  @Test
  void documentsComeOutOfWhatTheAwsCliPrints() {
    String version = "{'PolicyVersion':{'Document':" + ALLOW + "}}";
    String content =
        "{\"Policy\":{\"PolicySummary\":{},\"Content\":\"" + ALLOW.replace("'", "\\\"") + "\"}}";
    assertThat(parse(version, PolicyType.IDENTITY, ParseMode.STRICT).ok()).isTrue();
    assertThat(parse(content, PolicyType.SERVICE_CONTROL, ParseMode.STRICT).ok()).isTrue();
  }

  @Test
  void hostileTextsAreRefused() {
    String deep = "[".repeat(100) + "]".repeat(100);
    String bomb = "a: &x [1, 1]\nb: *x\n";
    assertThat(found(deep, PolicyType.IDENTITY)).containsExactly("NESTING_TOO_DEEP@1:65");
    assertThat(found(bomb, PolicyType.IDENTITY)).containsExactly("YAML_ALIAS@2:4");
    ReadLimits small = new ReadLimits(100, 5, 10);
    assertThat(SourceReader.read(SourceText.of("p", " ".repeat(101)), small).ok()).isFalse();
    assertThat(SourceReader.read(SourceText.of("p", "[\"12345678901\"]"), small).findings())
        .extracting(Finding::message)
        .containsExactly("a string has 11 characters, the limit is 10");
  }
}
