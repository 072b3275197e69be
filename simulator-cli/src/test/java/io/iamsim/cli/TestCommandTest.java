package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.cli.report.Palette;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class TestCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    ExpectationSample.write(folder);
  }

  private RunResult test(String... args) {
    List<String> all = new ArrayList<>(List.of("test"));
    all.addAll(List.of(args));
    return RunResult.of(all.toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void allExpectationsMetIsExitStatusZeroAndASum() {
    RunResult result = test(file("tests/good.iamtest.yaml"));
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "ok  "
                + file("tests/good.iamtest.yaml")
                + "  2 passed\n2 expectations in 1 file: 2 passed, 0 failed\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void everyFailureIsShownWithWhatWasExpectedWhatCameWhyAndWhere() {
    RunResult result = test(file("tests"));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "FAIL  analysts delete  " + file("tests/bad.iamtest.yaml") + ":3:5\n",
            "  expected allowed, got explicitDeny because of identity\n",
            "  decided by   Deny  NoDelete  " + file("env/own.json") + ":4:3  identity, policy",
            "               | {\"Sid\": \"NoDelete\", \"Effect\": \"Deny\"",
            "FAIL  analysts read drafts",
            "  expected allowed, got implicitDeny because of identity\n",
            "  nearest miss Allow  Read  " + file("env/own.json") + ":2:3",
            "resource does not match (line 3): `arn:aws:s3:::acme-drafts/1` is not covered by")
        .endsWith("4 expectations in 2 files: 2 passed, 2 failed\n");
  }

  @Test
  void failFastStopsBehindTheFirstFailure() {
    RunResult result = test(file("tests"), "--fail-fast", "--jobs", "2");
    assertThat(result.out()).endsWith("1 expectation in 1 file: 0 passed, 1 failed, 3 not asked\n");
    assertThat(result.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "read, 3 expectations",
    "analysts read*, 2 expectations",
    "*delete, 1 expectation",
    "analysts ?elete, 1 expectation",
    "nobody, 1 expectation",
  })
  void theFilterIsATextOrAPatternOfTheName(String filter, String counted) {
    assertThat(test(file("tests"), "--filter", filter).out().lines().toList())
        .last()
        .asString()
        .startsWith(counted + " in");
  }

  @Test
  void theOrderAndTheOutputAreTheSameHoweverManyAreAskedAtOnce() {
    assertThat(test(file("tests"), "--jobs", "7").out())
        .isEqualTo(test(file("tests"), "--jobs", "1").out());
  }

  @Test
  void anEnvironmentGivenReplacesTheFiles() throws IOException {
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        folder.resolve("other/environment.yaml"),
        "accounts: {'222222222222': {roles: {analyst: {}}}}\n");
    RunResult result = test(file("tests/good.iamtest.yaml"), "--env", file("other"));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("0 passed, 2 failed");
  }

  @Test
  void theVariableServesFilesThatNameNoEnvironment() throws IOException {
    Files.writeString(
        folder.resolve("bare.iamtest.yaml"),
        "cases: [{principal: analyst, action: s3:DeleteObject, expect: denied}]\n");
    RunResult result =
        RunResult.of(Map.of("IAMSIM_ENV", file("env")), "", "test", file("bare.iamtest.yaml"));
    assertThat(result.status()).isZero();
    assertThat(test(file("bare.iamtest.yaml")).status()).isEqualTo(2);
  }

  @Test
  void mistakesInAFileAreAllReportedAndNothingIsAskedOrWritten() throws IOException {
    Files.writeString(
        folder.resolve("tests/wrong.iamtest.yaml"),
        "environment: ../env\ncases: [{principal: analist, action: s3:GetObject, expects: x}]\n");
    RunResult result = test(file("tests"), "--report", "junit=" + file("report.xml"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "wrong.iamtest.yaml:2:9: error: no `expect` in a case",
            "wrong.iamtest.yaml:2:52: error: unknown member `expects` in a case");
    assertThat(folder.resolve("report.xml")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--report=junt=x        | `junt` is no report, did you mean `junit`?",
        "--report=junit         | the report `junit` needs a file, as in `--report junit=FILE`",
        "--report=pdf=x         | `pdf` is no report, known are ",
        "--jobs=0               | `--jobs 0` is no number of jobs",
        "--jobs=x               | `x` is not an int",
        "--filter=nothing-named-so | no expectation has a name that `--filter nothing-named-so`",
        "nowhere                | no such file: `nowhere`",
      })
  void aWrongArgumentIsNamedAndExitsTwo(String argument, String message) {
    RunResult result = test(argument, file("tests"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }

  @Test
  void aFolderWithoutExpectationsIsWrongInputAndNotSuccess() {
    RunResult result = test(file("env"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("no expectation file in `" + file("env") + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {".hidden/x.iamtest.yaml", "x.yaml", "x.iamtest.yaml.orig"})
  void hiddenFoldersAndOtherNamesAreNotLookedInto(String name) throws IOException {
    Path path = folder.resolve("tests").resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "not: expectations\n");
    assertThat(test(file("tests")).status()).isEqualTo(1);
  }

  @Test
  void watchingAsksAgainWhenAPolicyChangesAndGoesOnAfterAMistake() {
    Path policy = folder.resolve("env/own.json");
    Deque<Runnable> edits = new ArrayDeque<>();
    edits.add(() -> {});
    edits.add(() -> edit(policy, "\"Deny\"", "\"Denied\""));
    edits.add(() -> edit(policy, "\"Denied\"", "\"Allow\""));
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintWriter(err),
            Map.of(),
            Clock.systemUTC(),
            Palette.PLAIN);
    Watch.Pause pause =
        () -> {
          Runnable edit = edits.poll();
          if (edit != null) {
            edit.run();
          }
          return edit != null;
        };
    int status =
        new CommandLine(new TestCommand(console, pause))
            .execute(file("tests/good.iamtest.yaml"), "--watch");
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("expectations in"))
        .containsExactly(
            "2 expectations in 1 file: 2 passed, 0 failed",
            "2 expectations in 1 file: 1 passed, 1 failed");
    assertThat(err.toString()).contains("own.json:4:33: error: ");
    assertThat(err.toString().lines()).filteredOn(line -> line.contains("waiting")).hasSize(3);
    assertThat(status).isEqualTo(1);
  }

  @Test
  void aNewExpectationFileDeepInAFolderIsAChange() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("tests/inner"));
    List<String> watched = ExpectationFiles.folders(List.of(file("tests")));
    assertThat(watched).containsExactly(file("tests"), inner.toString());
    Watch.Snapshot before = Watch.Snapshot.of(watched);
    assertThat(new Watch(() -> false).changed(before)).isFalse();
    Files.writeString(inner.resolve("new.iamtest.yaml"), "cases: []\n");
    assertThat(new Watch(() -> true).changed(before)).isTrue();
  }

  private static void edit(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      assertThat(text).contains(from);
      Files.writeString(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
