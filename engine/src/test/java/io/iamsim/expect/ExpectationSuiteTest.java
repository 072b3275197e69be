package io.iamsim.expect;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Layer;
import io.iamsim.load.InMemoryFiles;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.ParseMode;
import io.iamsim.request.ContextValue;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpectationSuiteTest {
  private static final String CASE =
      "cases: [{principal: role/analyst, action: s3:GetObject, resource: '"
          + Sample.REPORT
          + "', expect: allowed}]\n";

  @Test
  void aMatrixIsTheProductOfItsPrincipalsActionsAndResourcesInThatOrder() {
    ExpectationSuite suite =
        Sample.load(
                """
                matrix:
                  - name: nobody deletes
                    principals: [role/analyst, ci-deployer]
                    actions: [s3:DeleteObject, s3:DeleteBucket]
                    resources: ["arn:aws:s3:::a/1", "arn:aws:s3:::a/2"]
                    expect: denied
                """)
            .orElseThrow();
    assertThat(suite.cases())
        .hasSize(8)
        .extracting(found -> found.expectation().name())
        .startsWith(
            "nobody deletes: role/analyst s3:DeleteObject arn:aws:s3:::a/1",
            "nobody deletes: role/analyst s3:DeleteObject arn:aws:s3:::a/2",
            "nobody deletes: role/analyst s3:DeleteBucket arn:aws:s3:::a/1")
        .endsWith("nobody deletes: ci-deployer s3:DeleteBucket arn:aws:s3:::a/2");
    assertThat(suite.cases()).allMatch(found -> found.ask().met());
  }

  @Test
  void aNamedCaseKeepsItsNameAndOneWithoutIsCalledByItsQuestion() {
    ExpectationSuite suite =
        Sample.load(
                CASE
                    + "matrix: [{principals: [role/analyst], name: reads,"
                    + " actions: [s3:GetObject], expect: denied}]\n")
            .orElseThrow();
    assertThat(suite.cases())
        .extracting(found -> found.expectation().name())
        .containsExactly("role/analyst s3:GetObject " + Sample.REPORT, "reads");
  }

  @Test
  void aCaseOverridesTheDefaultsOfItsFile() {
    ExpectationSuite suite =
        Sample.load(
                """
                defaults:
                  context: {aws:SecureTransport: "true", s3:prefix: a}
                  unknown: [aws:MultiFactorAuthPresent]
                  resourceAccount: "222222222222"
                cases:
                  - {principal: role/analyst, action: s3:GetObject, expect: denied,
                     context: {AWS:securetransport: "false", aws:MultiFactorAuthPresent: null},
                     unknown: [s3:prefix], resourceAccount: "333333333333"}
                """)
            .orElseThrow();
    Expectation expectation = suite.cases().get(0).expectation();
    assertThat(expectation.context().get(ConditionKey.of("aws:SecureTransport")))
        .contains(ContextValue.of("false"));
    assertThat(expectation.context().get(ConditionKey.of("aws:MultiFactorAuthPresent")))
        .contains(new ContextValue.Absent());
    assertThat(expectation.context().get(ConditionKey.of("s3:prefix")))
        .contains(new ContextValue.Unknown());
    assertThat(expectation.resourceAccount()).hasToString("333333333333");
  }

  @Test
  void whatDependsOnATimeThatNobodyGivesIsUnknown() {
    String policy =
        """
        policies: {identity: [{document: {Version: "2012-10-17", Statement: [
          {Effect: Allow, Action: '*', Resource: '*'},
          {Effect: Deny, Action: '*', Resource: '*',
           Condition: {DateGreaterThan: {aws:CurrentTime: "2026-06-01T00:00:00Z"}}}]}}]}
        """;
    String asked =
        "cases: [{principal: role/analyst, action: s3:GetObject, resource: 'arn:aws:s3:::b/k',"
            + " resourceAccount: '222222222222', expect: allowed%s,\n"
            + policy
            + "}]\n";
    assertThat(Sample.outcome(String.format(asked, "")).got()).isEqualTo("unknown");
    assertThat(
            Sample.outcome(
                    String.format(asked, ", context: {aws:CurrentTime: '2026-01-01T00:00:00Z'}"))
                .got())
        .isEqualTo("allowed");
    assertThat(
            Sample.outcome(String.format(asked, ", context: {aws:EpochTime: '1798761600'}")).got())
        .isEqualTo("explicitDeny");
  }

  @Test
  void theSameTableInCsvAndYamlIsTheSameSuite() {
    ExpectationSuite csv =
        Sample.load(
                "tests/a.iamtest.csv",
                """
                # environment: ../env
                name,principal,action,resource,expect,because,aws:SecureTransport,unknown
                reads,role/analyst,s3:GetObject,arn:aws:s3:::acme-reports/q1.csv,allowed,,true,

                "says ""no"", always",role/analyst,s3:DeleteObject,*,explicitDeny,identity,,a:b c:d
                """)
            .orElseThrow();
    assertThat(csv.cases())
        .extracting(found -> found.ask().reason())
        .containsExactly(
            "expected allowed, got allowed because of identity",
            "expected explicitDeny because of identity, got explicitDeny because of identity");
    assertThat(csv.cases()).allMatch(found -> found.ask().met());
    Expectation second = csv.cases().get(1).expectation();
    assertThat(second.name()).isEqualTo("says \"no\", always");
    assertThat(second.span()).hasToString("tests/a.iamtest.csv:5:1");
    assertThat(second.context().values())
        .containsOnlyKeys(ConditionKey.of("a:b"), ConditionKey.of("c:d"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "principal,principal | 1:11: error: the column `principal` stands twice",
        "principal,expect\\n\"a,b | 2:1: error: the double quote is not closed",
        "principal,expect\\n\"a\"b,allowed | 2:4: error: text behind the closing double quote",
        "principal,expect\\na,b,c | 2:5: error: the row has 3 cells, the table has 2 columns",
        "principle,expect | 1:1: error: the file expects nothing",
        "principle,expect\\n"
            + "a,b | 1:1: error: unknown member `principle` in a case (did you mean `principal`",
      })
  void aMistakeInATableIsFoundAtItsCell(String text, String message) {
    Checked<ExpectationSuite> suite =
        Sample.load("tests/a.iamtest.csv", text.replace("\\n", "\n").strip());
    assertThat(suite.ok()).isFalse();
    assertThat(suite.findings())
        .extracting(Object::toString)
        .anyMatch(found -> found.startsWith("tests/a.iamtest.csv:" + message));
  }

  @Test
  void everyMistakeIsReportedAtItsPlaceInOneGo() {
    Checked<ExpectationSuite> suite =
        Sample.load(
            """
            default: {}
            cases:
              - {principal: role/analist, action: s3:GetObject, expect: allowed}
              - {principal: role/analyst, action: s3:Get*, resource: reports, expect: allow}
              - {action: s3:GetObject, expects: allowed, because: scp}
              - {principal: role/analyst, principals: [a], action: s3:GetObject, expect: denied}
              - {principal: role/analyst, action: s3:GetObject, expect: invalid}
              - {principal: role/analyst, action: s3:GetObject, expect: denied, context: {x:a: 1}, unknown: [X:A]}
              - {principal: role/analyst, action: s3:GetObject, expect: denied, resourceAccount: 123}
              - {principal: role/analyst, action: s3:GetObject, expect: denied,
                 policies: {identities: [], identity: [{document: {Version: "2012-10-17"}}]}}
            """);
    assertThat(suite.ok()).isFalse();
    assertThat(suite.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "tests/a.iamtest.yaml:2:1: error: unknown member `default` in an expectation file"
                + " (did you mean `defaults`?)",
            "tests/a.iamtest.yaml:5:39: error: `s3:Get*` is no action"
                + " (write service:Name without wildcards, as in `s3:GetObject`)",
            "tests/a.iamtest.yaml:5:58: error: `reports` is no resource"
                + " (write an ARN, as in `arn:aws:s3:::bucket/key`, or `*`)",
            "tests/a.iamtest.yaml:5:75: error: `allow` is none of allowed, denied, explicitDeny,"
                + " implicitDeny, unknown, invalid (did you mean `allowed`?)",
            "tests/a.iamtest.yaml:6:5: error: no `expect` in a case",
            "tests/a.iamtest.yaml:6:5: error: no `principal` in a case"
                + " (write `principal`, or `principals` with a list)",
            "tests/a.iamtest.yaml:6:28: error: unknown member `expects` in a case"
                + " (did you mean `expect`?)",
            "tests/a.iamtest.yaml:6:55: error: `scp` is none of resourceControl, serviceControl,"
                + " vpcEndpoint, resource, identity, permissionsBoundary, session, scopeDown, s3Acl,"
                + " s3BlockPublicAccess, kmsGrant",
            "tests/a.iamtest.yaml:7:43: error: `principal` and `principals` stand in one case"
                + " (keep one of them)",
            "tests/a.iamtest.yaml:8:5: error: `invalid` is expected of a case that brings no"
                + " `policies`",
            "tests/a.iamtest.yaml:9:98: error: `X:A` is said to be unknown a second time, or beside"
                + " its value (say one thing of a key)",
            "tests/a.iamtest.yaml:10:86: error: `123` is no account id"
                + " (account ids have 12 digits, zeros in front included)",
            "tests/a.iamtest.yaml:12:17: error: unknown member `identities` in `policies`"
                + " (did you mean `identity`?)",
            "tests/a.iamtest.yaml:12:55: error: no `Statement` in the policy document"
                + " (element names are case-sensitive)");
  }

  @Test
  void whatAnEnvironmentDoesNotHaveIsReportedWhereItIsNamed() {
    Checked<ExpectationSuite> suite =
        Sample.load(
            """
            cases:
              - {principal: role/analist, action: s3:GetObject, expect: allowed}
              - {principal: "arn:aws:iam::222222222222:user/bob", action: s3:GetObject, expect: denied}
              - {principal: role/analyst, action: s3:GetObject, expect: denied,
                 context: {aws:SourceIp: here}}
            """);
    assertThat(suite.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "tests/a.iamtest.yaml:3:17: error: no user or role `role/analist` in the environment"
                + " (did you mean `role/analyst`?)",
            "tests/a.iamtest.yaml:4:17: error: there is no `arn:aws:iam::222222222222:user/bob` in"
                + " account 222222222222 of the environment (check the name and the path)",
            "tests/a.iamtest.yaml:5:5: error: `here` is no value for the context key"
                + " `aws:SourceIp` (give an IPv4 or IPv6 address)");
  }

  @Test
  void aFileWithoutEnvironmentAndPoliciesIsRefusedRatherThanDenied() {
    assertThat(
            Sample.load(
                    "a.iamtest.yaml",
                    "cases: [{principal: anonymous, action: s3:GetObject, expect: denied}]")
                .findings())
        .singleElement()
        .hasToString(
            "a.iamtest.yaml:1:9: error: there is neither an environment nor `policies` in the case"
                + " (name one with `environment`, or give the case `policies`)");
  }

  @Test
  void anEnvironmentGivenReplacesThatOfTheFilesAndADefaultOneDoesNot() {
    InMemoryFiles files =
        Sample.files()
            .with("other/environment.yaml", "accounts: {'222222222222': {roles: {other: {}}}}")
            .with("a.iamtest.yaml", "environment: env\n" + CASE);
    assertThat(load(files, List.of(), List.of("other")).ok()).isTrue();
    assertThat(load(files, List.of("other"), List.of()).findings())
        .extracting(Finding::message)
        .containsExactly("no user or role `role/analyst` in the environment");
    files.with("a.iamtest.yaml", CASE);
    assertThat(load(files, List.of(), List.of("env")).ok()).isTrue();
  }

  private static Checked<ExpectationSuite> load(
      InMemoryFiles files, List<String> environments, List<String> otherwise) {
    return ExpectationSuite.load(
        List.of("a.iamtest.yaml"),
        new ExpectationSuite.Sources(
            files, environments, otherwise, ParseMode.STRICT, ServiceCatalog.bundled()));
  }

  @Test
  void anEnvironmentMayBeInSeveralPlacesAndIsLoadedOnce() {
    InMemoryFiles files = Sample.files().with("more.yaml", "accounts: {'333333333333': {}}");
    files.with("a.iamtest.yaml", "environment: [env, more.yaml]\n" + CASE);
    files.with("b.iamtest.yaml", "environment: [env, more.yaml]\n" + CASE);
    Checked<ExpectationSuite> suite =
        ExpectationSuite.load(
            List.of("a.iamtest.yaml", "b.iamtest.yaml", "a.iamtest.yaml"),
            ExpectationSuite.Sources.of(files));
    assertThat(suite.orElseThrow().cases()).hasSize(2);
    assertThat(files.reads("env/environment.yaml")).isEqualTo(1);
  }

  @Test
  void aMissingEnvironmentIsAnError() {
    Checked<ExpectationSuite> suite =
        Sample.load("a.iamtest.yaml", "environment: nowhere\n" + CASE);
    assertThat(suite.ok()).isFalse();
    assertThat(suite.findings()).singleElement().asString().contains("`nowhere`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.iamtest.yaml", "x/b.iamtest.json", "c.iamtest.csv", "d.iamtest.yml"})
  void theEndingOfANameSaysThatAFileHoldsExpectations(String path) {
    assertThat(ExpectationFile.isNamedSo(path)).isTrue();
    assertThat(ExpectationFile.isNamedSo(path + ".bak")).isFalse();
    assertThat(ExpectationFile.isNamedSo(path.replace(".iamtest", ""))).isFalse();
  }

  @Test
  void theLayerThatDecidesIsPartOfAnExpectation() {
    Outcome outcome =
        Sample.outcome(
            "cases: [{principal: role/analyst, action: s3:PutObject, resource: '"
                + Sample.REPORT
                + "', expect: denied, because: identity}]\n");
    assertThat(outcome.met()).isFalse();
    assertThat(outcome.decidedBy()).containsExactly(Layer.PERMISSIONS_BOUNDARY);
    assertThat(outcome.reason())
        .isEqualTo(
            "expected denied because of identity, got implicitDeny because of"
                + " permissionsBoundary");
  }

  @Test
  void anOutcomeNamesTheStatementThatDecidesOrTheNearestMiss() {
    Outcome denied =
        Sample.outcome(
            "cases: [{principal: role/analyst, action: s3:DeleteObject, resource: '"
                + Sample.REPORT
                + "', expect: allowed}]\n");
    assertThat(denied.place()).hasToString("env/analyst.json:5:3");
    Outcome missed =
        Sample.outcome(
            "cases: [{principal: role/analyst, action: s3:GetObject,"
                + " resource: 'arn:aws:s3:::acme-hr/1', expect: allowed}]\n");
    assertThat(missed.decidingStatement()).isEmpty();
    assertThat(missed.place()).hasToString("env/analyst.json:2:3");
  }

  @Test
  void policiesThatAreExpectedToBeRefusedMustBe() {
    String asked =
        "cases: [{principal: role/analyst, action: s3:GetObject, expect: invalid,"
            + " policies: {identity: [{document: {Version: '2012-10-17', Statement:"
            + " [{Effect: %s, Action: '*', Resource: '*'}]}}]}}]\n";
    assertThat(Sample.outcome(String.format(asked, "Permit")).met()).isTrue();
    Outcome valid = Sample.outcome(String.format(asked, "Allow"));
    assertThat(valid.met()).isFalse();
    assertThat(valid.reason()).isEqualTo("expected invalid, got valid");
  }
}
