package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestCoverageTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    ExpectationSample.write(folder);
    Path policy = folder.resolve("env/own.json");
    Files.writeString(
        policy,
        Files.readString(policy)
            .replace(
                "]}",
                ",\n  {\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\","
                    + " \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"<b>\"}}}]}")
            .replace("\"<b>\"", "\"true\""));
  }

  private RunResult test(String... args) {
    List<String> all =
        new ArrayList<>(List.of("test", folder.resolve("tests/good.iamtest.yaml").toString()));
    all.addAll(List.of(args));
    return RunResult.of(all.toArray(String[]::new));
  }

  @Test
  void theSummarySaysHowMuchOfEachKindAndWhichLinesWereNever() {
    RunResult result = test("--coverage");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .endsWith(
            "coverage 54.5%: statements 2/3 (2 decided), actions 2/3, resources 2/3, condition branches 0/2\n"
                + "  54.5%  "
                + folder.resolve("env/own.json")
                + "  lines 5\n");
  }

  @Test
  void theTextReportNamesEverythingThatNothingExercised() {
    String file = folder.resolve("env/own.json").toString();
    assertThat(test("--coverage-report", "text").out().lines())
        .endsWith(
            file + ":5:3: never exercised: statement `statement 3`",
            file + ":5:33: never exercised: action `sqs:*`",
            file + ":5:54: never exercised: resource `*`",
            file + ":5:82: never exercised: condition that holds `Bool on aws:SecureTransport`",
            file
                + ":5:82: never exercised: condition that does not hold"
                + " `Bool on aws:SecureTransport`");
  }

  @ParameterizedTest
  @CsvSource({"54, 0", "54.5, 0", "54.6, 1", "100, 1", "0, 0"})
  void aThresholdThatIsNotReachedIsExitStatusOne(String threshold, int status) {
    RunResult result = test("--coverage-threshold", threshold);
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.err().contains("the coverage is 54.5%, below the threshold"))
        .isEqualTo(status == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100.1", "1e9"})
  void aThresholdThatIsNoPercentageIsRefused(String threshold) {
    RunResult result = test("--coverage-threshold=" + threshold);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("is no percentage, which is 0 to 100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--coverage-report=html      | needs a place, as in `--coverage-report html=DIR`",
        "--coverage-report=cobertura | needs a place, as in `--coverage-report cobertura=FILE`",
        "--coverage-report=lcov=x    | `lcov` is no coverage report, known are",
        "--coverage-threshold=much   | `much` is no percentage",
        "--report=github=x           | goes to standard output and takes no file",
      })
  void aWrongArgumentIsNamed(String argument, String message) {
    RunResult result = test(argument);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--report=github", "--coverage-report=text"})
  void nothingElseIsWrittenBetweenTheJson(String argument) {
    assertThat(test("--output", "json", argument).status()).isEqualTo(2);
  }

  @Test
  void thePageIsOneFileThatNeedsNothingElseAndEscapesPolicies() throws IOException {
    Path env = folder.resolve("env/environment.yaml");
    Files.writeString(
        env, Files.readString(env).replace("own: own.json", "'<script>': own.json") + "# <b>\n");
    Path policy = folder.resolve("env/own.json");
    Files.writeString(policy, Files.readString(policy).replace("sqs:*", "sqs:<i>"));
    test("--lenient", "--coverage-report", "html=" + folder.resolve("html"));
    String page = Files.readString(folder.resolve("html/index.html"));
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("prefers-color-scheme: dark", "<th scope=\"row\">5</th>", "sqs:&lt;i&gt;")
        .contains("never: statement statement 3; action sqs:&lt;i&gt;")
        .doesNotContain("<script", "<i>", "http:", "https:", "src=", "@import");
    assertThat(folder.resolve("html")).isDirectoryContaining("glob:**index.html");
  }

  @Test
  void thePageShowsStatementsOfWhichOnlyAPartWasExercised() throws IOException {
    Path policy = folder.resolve("env/own.json");
    Files.writeString(
        policy,
        Files.readString(policy)
            .replace("\"s3:GetObject\",", "[\"s3:GetObject\",\n   \"s3:PutObject\"],"));
    test("--coverage-report", "html=" + folder.resolve("html"));
    assertThat(Files.readString(folder.resolve("html/index.html")))
        .contains(
            "<span class=\"badge yes\">\u2713 1 exercised</span>",
            "<span class=\"badge part\">\u25d0 1 partly exercised</span>",
            "<span class=\"badge no\">\u2717 1 never exercised</span>",
            "<tr class=\"part\"><th scope=\"row\">2</th>"
                + "<td><span title=\"partly exercised\">\u25d0 3/4</span></td>",
            "decided 1; statement partly exercised</span>",
            "<tr class=\"no\"><th scope=\"row\">3</th>"
                + "<td><span title=\"never exercised\">\u2717 0</span></td>",
            "<i class=\"yes\" style=\"width: 50.0%\"></i></span></td><td>50.0% (6/12)");
  }
}
