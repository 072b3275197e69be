package io.iamsim.expect;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.expect.Coverage.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CoverageTest {
  private static final String READ =
      "  - {principal: analyst, action: s3:GetObject, resource: '" + Sample.REPORT + "', expect: ";
  private static final String SECURE = ", context: {aws:SecureTransport: '%s'}}\n";

  private static Coverage coverage(String cases) {
    ExpectationSuite suite = Sample.load("cases:\n" + cases).orElseThrow();
    CoverageRecorder recorder = new CoverageRecorder();
    suite.cases().forEach(recorder::ask);
    return recorder.coverage(suite.environments());
  }

  private static List<String> hit(Coverage coverage, Kind kind) {
    return coverage
        .units()
        .filter(unit -> unit.kind() == kind && unit.isCovered())
        .map(unit -> unit.text() + " x" + unit.hits())
        .toList();
  }

  @Test
  void whatMatchedIsCoveredAndNothingElse() {
    Coverage coverage = coverage(READ + "allowed" + SECURE.formatted("true"));
    assertThat(hit(coverage, Kind.STATEMENT)).containsExactly("Read x1", "statement 1 x1");
    assertThat(hit(coverage, Kind.ACTION)).containsExactly("s3:GetObject x1", "s3:Get* x1");
    assertThat(hit(coverage, Kind.RESOURCE))
        .containsExactly("arn:aws:s3:::acme-reports/* x1", "* x1");
    assertThat(hit(coverage, Kind.CONDITION_TRUE))
        .containsExactly("Bool on aws:SecureTransport x1");
    assertThat(hit(coverage, Kind.CONDITION_FALSE)).isEmpty();
    assertThat(coverage.share(Kind.STATEMENT)).isEqualTo(new Coverage.Share(2, 3));
    assertThat(coverage.branches()).isEqualTo(new Coverage.Share(1, 2));
    assertThat(coverage.share()).isEqualTo(new Coverage.Share(7, 13));
  }

  @Test
  void aConditionIsSeenToFailOnlyWhereTheRestOfItsStatementFits() {
    String elsewhere = READ.replace("acme-reports", "elsewhere");
    assertThat(
            hit(coverage(elsewhere + "denied" + SECURE.formatted("false")), Kind.CONDITION_FALSE))
        .isEmpty();
    Coverage failed = coverage(READ + "denied" + SECURE.formatted("false"));
    assertThat(hit(failed, Kind.CONDITION_FALSE)).containsExactly("Bool on aws:SecureTransport x1");
    assertThat(hit(failed, Kind.STATEMENT)).containsExactly("statement 1 x1");
  }

  @Test
  void aStatementDecidesOnlyInALayerThatDecides() {
    Coverage coverage =
        coverage(
            READ
                + "allowed"
                + SECURE.formatted("true")
                + READ.replace("Get", "Delete")
                + "denied}\n");
    assertThat(coverage.files())
        .flatExtracting(Coverage.FileCoverage::statements)
        .extracting(statement -> statement.statement().label() + " " + statement.decided())
        .containsExactly("Read 1", "NoDelete 1", "statement 1 0");
  }

  @Test
  void aFileNamesTheLinesThatWereNeverExercised() {
    Coverage coverage = coverage(READ + "allowed" + SECURE.formatted("true"));
    assertThat(coverage.files())
        .extracting(Coverage.FileCoverage::file, Coverage.FileCoverage::uncoveredLines)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("env/analyst.json", List.of(2, 3, 4, 5)),
            org.assertj.core.groups.Tuple.tuple("env/boundary.json", List.of()));
  }

  @Test
  void anExcludedEntryIsExercisedByWhatItExcludes() {
    String policies =
        """
        accounts:
          "222222222222":
            roles:
              analyst:
                inlinePolicies:
                  own:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, NotAction: ["iam:*", "sts:*"], Resource: "*"}
        """;
    ExpectationSuite suite =
        ExpectationSuite.load(
                List.of("a.iamtest.yaml"),
                ExpectationSuite.Sources.of(
                    Sample.files()
                        .with("e.yaml", policies)
                        .with(
                            "a.iamtest.yaml",
                            "environment: e.yaml\ncases:\n  - {principal: analyst,"
                                + " action: iam:ListUsers, expect: denied}\n")))
            .orElseThrow();
    CoverageRecorder recorder = new CoverageRecorder();
    suite.cases().forEach(recorder::ask);
    Coverage coverage = recorder.coverage(suite.environments());
    assertThat(hit(coverage, Kind.ACTION)).containsExactly("iam:* x1");
    assertThat(hit(coverage, Kind.STATEMENT)).isEmpty();
  }

  @Test
  void recordingChangesNoOutcomeAndCountsTheSameFromManyThreads() {
    ExpectationSuite suite =
        Sample.load(
                "cases:\n"
                    + (READ + "allowed" + SECURE.formatted("true")).repeat(700)
                    + READ
                    + "denied"
                    + SECURE.formatted("true"))
            .orElseThrow();
    CoverageRecorder recorder = new CoverageRecorder();
    List<Outcome> outcomes =
        ExpectationRunner.run(
            suite.cases(), new ExpectationRunner.Options(4, false, recorder, done -> {}));
    assertThat(outcomes)
        .isEqualTo(ExpectationRunner.run(suite.cases(), ExpectationRunner.Options.simple()));
    assertThat(hit(recorder.coverage(suite.environments()), Kind.STATEMENT))
        .containsExactly("Read x701", "statement 1 x701");
  }

  @ParameterizedTest
  @CsvSource({"1,3,33.3,true", "1,3,33.4,false", "0,0,100,true", "2,2,100,true", "0,5,0,true"})
  void aThresholdIsReachedWithoutRounding(
      long covered, long total, double percent, boolean reached) {
    assertThat(new Coverage.Share(covered, total).reaches(percent)).isEqualTo(reached);
  }
}
