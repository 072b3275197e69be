package io.iamsim.cli;

import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.Versions;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command: it has commands, and says what they are. */
@Command(
    name = "iamsim",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "iamsim COMMAND [OPTIONS] [ARGUMENTS]",
    usageHelpAutoWidth = true,
    versionProvider = IamsimCommand.VersionText.class,
    description = {
      "Decides AWS IAM authorization requests on this machine, from policies in files, and says why."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = {
      "Exit status:",
      "   0  allowed, or all expectations met",
      "   1  denied, or an expectation failed",
      "   2  the command line or an input is wrong; nothing was done",
      "   3  undecided: something unknown decides (see --on-unknown)",
      "  70  an internal error, which is a bug in iamsim",
      "",
      "Environment variables:",
      "  IAMSIM_ENV    the environment, where no --env is given",
      "  NO_COLOR      if set, the output is not coloured",
      "  IAMSIM_DEBUG  if 1, internal errors come with their stack trace",
      "",
      "Examples:",
      "  One question, with nothing but a policy:",
      "    iamsim can arn:aws:iam::111122223333:user/alice s3:GetObject \\",
      "      arn:aws:s3:::acme-reports/q1.csv --identity-policy alice.json",
      "",
      "  The same in an environment, with short names:",
      "    iamsim can user/alice s3:GetObject \\",
      "      arn:aws:s3:::acme-reports/q1.csv --env env",
      "",
      "  Expected decisions, in files:",
      "    iamsim test tests/iam",
      "",
      "  A stream of questions, one JSON object a line:",
      "    iamsim batch --env env < questions.ndjson > answers.ndjson"
    })
public final class IamsimCommand implements Runnable {
  private static final Map<String, Function<Console, Object>> COMMANDS = commands();

  @Spec private @Nullable CommandSpec spec;

  /** Runs a command line and returns its exit status; never ends the process. */
  public static int run(Console console, String... args) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), false);
    try {
      return commandLine(console, out, args).execute(args);
    } catch (RuntimeException | Error e) {
      return Failures.internalError(console, e);
    } finally {
      out.flush();
      console.err().flush();
    }
  }

  /** Registers the command that the first argument names, or all, so that few classes load. */
  private static CommandLine commandLine(Console console, PrintWriter out, String... args) {
    CommandLine line = new CommandLine(new IamsimCommand());
    String first = args.length == 0 ? "" : args[0];
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(first) || !COMMANDS.containsKey(first)) {
            line.addSubcommand(name, command.apply(console));
          }
        });
    return line.setOut(out)
        .setErr(console.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                console.palette() == Palette.COLOURED
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((e, given) -> Failures.usage(console, e))
        .setExecutionExceptionHandler((e, command, parsed) -> Failures.execution(console, e));
  }

  /** The command with all its commands, to describe them. */
  static CommandLine complete(Console console) {
    CommandLine line = new CommandLine(new IamsimCommand());
    COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(console)));
    return line;
  }

  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("can", CanCommand::new);
    commands.put("can-assume", CanAssumeCommand::new);
    commands.put("test", TestCommand::new);
    commands.put("batch", BatchCommand::new);
    commands.put("who-can", WhoCanCommand::new);
    commands.put("what-can", WhatCanCommand::new);
    commands.put("matrix", MatrixCommand::new);
    commands.put("env", EnvCommand::new);
    commands.put("bench", BenchCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "no command given");
  }

  /** What {@code --version} shows. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      Versions versions = Versions.current();
      return new String[] {
        "iamsim " + versions.tool(),
        "rules " + versions.rules(),
        "service data " + versions.serviceData()
      };
    }
  }
}
