package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.cli.report.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IamsimCommandTest {
  private static final String USER = "arn:aws:iam::111122223333:user/alice";

  @Test
  void helpSaysCommandsExitStatusesVariablesAndExamples() {
    RunResult result = RunResult.of("--help");
    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: iamsim COMMAND")
        .contains("\n  can    ", "\n  batch  ", "\nExit status:\n", " 70  ", "IAMSIM_ENV")
        .contains("NO_COLOR", "IAMSIM_DEBUG", "\nExamples:\n");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({"can", "test", "batch"})
  void everyCommandHasHelpThatFitsATerminal(String command) {
    RunResult result = RunResult.of(command, "--help");
    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("Usage: iamsim " + command).contains("Exit status: 0 ");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void versionNamesToolRulesAndServiceData() {
    RunResult result = RunResult.of("--version");
    assertThat(result.status()).isZero();
    assertThat(result.out().lines())
        .satisfiesExactly(
            tool -> assertThat(tool).startsWith("iamsim "),
            rules -> assertThat(rules).isEqualTo("rules docs/semantics.md, autumn 2026"),
            data -> assertThat(data).matches("service data \\S+ of \\d{4}-\\d\\d-\\d\\d"));
  }

  @Test
  void withoutACommandTheCommandLineIsWrong() {
    RunResult result = RunResult.of();
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("iamsim: no command given (see `iamsim --help`)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cna               | unknown command `cna`, did you mean `can`? (see `iamsim --help`)",
        "frobnicate        | unknown command `frobnicate` (see `iamsim --help`)",
        "can --contxt=a=b  | unknown option `--contxt`, did you mean `--context`?",
        "can               | missing PRINCIPAL and ACTION (see `iamsim can --help`)",
        "can x             | missing ACTION (see `iamsim can --help`)",
        "can x --env       | missing PATH behind `--env` (see `iamsim can --help`)",
        "can x y --output=jsn | `jsn` is not one of text, json, did you mean `json`?",
        "can x y --without=scp | `scp` is not one of resourceControl, serviceControl, vpcEndpoint,",
        "can x y --expect=deny | `deny` is not one of allowed, denied, explicitDeny, implicitDeny",
        "can x y --on-unknown=no | `no` is not one of allow, deny",
        "batch a b         | unexpected argument `b`",
      })
  void aWrongCommandLineIsOneMessageAndExitStatusTwo(String line, String message) {
    RunResult result = RunResult.of(line.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("iamsim: ").contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "analyst | s3:GetObject | * | `analyst` is no principal",
        "analyst | s3:GetObject | * | short names need an environment",
        "arn:aws:iam::1:user/a | s3:GetObject | * | `arn:aws:iam::1:user/a` is no principal",
        USER + " | s3GetObject | * | `s3GetObject` is no action",
        USER + " | s3:Get* | * | `s3:Get*` is no action",
        USER + " | s3:GetObject | bucket | `bucket` is no resource",
        USER + " | s3:GetObject | arn:aws:s3::: | `arn:aws:s3:::` is no resource",
      })
  void aWrongPartOfTheQuestionIsNamed(
      String principal, String action, String resource, String message) {
    RunResult result = RunResult.of("can", principal, action, resource, "--scp", "/dev/null");
    RunResult bare = RunResult.of("can", principal, action, resource);
    assertThat(result.status()).isEqualTo(2);
    assertThat(bare.status()).isEqualTo(2);
    assertThat(bare.out()).isEmpty();
    assertThat(bare.err()).contains("iamsim: error: ", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--context novalue | `--context novalue` has no key and value",
        "--context =x | `--context =x` has no key and value",
        "--context aws:a=1 --context AWS:A=2 | `aws:a` and `AWS:A` are one condition key",
        "--context aws:a=1 --unknown AWS:A | `AWS:A` is given with `--context` and with `--unknown`",
        "--absent aws:a --unknown aws:a | `aws:a` is given with `--absent` and with `--unknown`",
        "--resource-account 123 | `123` is no account id",
        "--federating-user " + USER + " | does not fit the principal",
        "--context-file nowhere.yaml | nowhere.yaml:1:1: error: no such file: `nowhere.yaml`",
        "--identity-policy nowhere.json | nowhere.json:1:1: error: no such file",
      })
  void aWrongOptionIsNamed(String options, String message) {
    String[] args = ("can " + USER + " s3:GetObject " + options).split(" ");
    RunResult result = RunResult.of(args);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }

  @ParameterizedTest
  @CsvSource({"Broken pipe, 141, ''", "No space left on device, 2, No space left on device"})
  void aReaderThatIsGoneIsNoMistake(String why, int status, String message) {
    StringWriter err = new StringWriter();
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    Console console =
        new Console(
            InputStream.nullInputStream(),
            gone,
            new PrintWriter(err),
            Map.of(),
            Clock.systemUTC(),
            Palette.PLAIN);
    assertThat(IamsimCommand.run(console, "completion")).isEqualTo(status);
    assertThat(err.toString()).contains(message);
    assertThat(err.toString().isEmpty()).isEqualTo(message.isEmpty());
  }
}
