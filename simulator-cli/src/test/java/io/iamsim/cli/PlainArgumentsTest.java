package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.cli.report.Palette;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class PlainArgumentsTest {
  private static final Console CONSOLE =
      new Console(
          new ByteArrayInputStream(new byte[0]),
          new ByteArrayOutputStream(),
          new PrintWriter(new StringWriter()),
          Map.of(),
          Clock.systemUTC(),
          Palette.PLAIN);
  private static final List<String> QUESTION = List.of("user/alice", "s3:GetObject");

  /** What picocli makes of the arguments; it refuses them with an exception. */
  private static CanCommand byPicocli(List<String> arguments) {
    CanCommand command = new CanCommand(CONSOLE);
    new CommandLine(command).parseArgs(arguments.toArray(new String[0]));
    return command;
  }

  private static List<String> with(String... more) {
    List<String> arguments = new ArrayList<>(QUESTION);
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static void isReadAlike(List<String> arguments) {
    CanCommand plain = new CanCommand(CONSOLE);
    assertThat(plain.reads(arguments)).as("%s", arguments).isTrue();
    assertThat(plain)
        .as("%s", arguments)
        .usingRecursiveComparison()
        .ignoringFields("request.spec")
        .isEqualTo(byPicocli(arguments));
  }

  /** Each option of the command under each of its names, but for help and version. */
  static Stream<OptionSpec> options() {
    return new CommandLine(new CanCommand(CONSOLE))
        .getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp());
  }

  private static String valueOf(OptionSpec option) {
    return switch (option.longestName()) {
      case "--output" -> "json";
      case "--on-unknown" -> "deny";
      case "--expect" -> "explicitDeny";
      case "--without" -> "serviceControl";
      case "--explain" -> "brief";
      default -> "a value=b";
    };
  }

  @ParameterizedTest
  @MethodSource("options")
  void everyOptionIsTakenAsPicocliTakesIt(OptionSpec option) {
    for (String name : option.names()) {
      if (option.arity().max() == 0) {
        isReadAlike(with(name));
      } else {
        isReadAlike(with(name, valueOf(option)));
        isReadAlike(with(name + "=" + valueOf(option)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void anOptionGivenTwiceIsReadAlikeOrLeftToPicocli(OptionSpec option) {
    String first = option.names()[0];
    String last = option.names()[option.names().length - 1];
    List<String> twice =
        option.arity().max() == 0
            ? with(first, last)
            : with(first, valueOf(option), last, valueOf(option));
    if (option.isMultiValue()) {
      isReadAlike(twice);
    } else {
      assertThat(new CanCommand(CONSOLE).reads(twice)).as("%s", twice).isFalse();
    }
  }

  @Test
  void wordsAndOptionsMayStandInAnyOrder() {
    isReadAlike(
        List.of(
            "--scp", "one", "user/alice", "--scp=two", "s3:GetObject", "arn:a", "--lenient", "*"));
    isReadAlike(List.of("--as-session", "s.json", "s3:GetObject"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "user/alice",
        "user/alice s3:GetObject --help",
        "user/alice s3:GetObject -h",
        "user/alice s3:GetObject --identity-polic p.json",
        "user/alice s3:GetObject --identity-policy",
        "user/alice s3:GetObject --identity-policy --lenient",
        "user/alice s3:GetObject --identity-policy=",
        "user/alice s3:GetObject --identity-policy -",
        "user/alice s3:GetObject --lenient=true",
        "user/alice s3:GetObject --expect perhaps",
        "user/alice s3:GetObject -- --lenient",
        "@arguments",
        "user/alice s3:GetObject --scp @arguments",
        "--as-session s.json",
      })
  void whateverIsNotPlainIsLeftToPicocli(String line) {
    List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    assertThat(new CanCommand(CONSOLE).reads(arguments)).isFalse();
  }
}
