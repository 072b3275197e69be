package io.iamsim.cli;

import io.iamsim.cli.report.Palette;
import io.iamsim.cli.report.Versions;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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
  private static final List<String> COMMANDS =
      List.of(
          "can",
          "can-assume",
          "why",
          "test",
          "batch",
          "who-can",
          "what-can",
          "matrix",
          "env",
          "bench",
          "completion");

  @Spec private @Nullable CommandSpec spec;

  /** Runs a command line and returns its exit status; never ends the process. */
  public static int run(Console console, String... args) {
    if (args.length > 0 && args[0].equals("can")) {
      CanCommand can = new CanCommand(console);
      if (can.reads(Arrays.asList(args).subList(1, args.length))) {
        return run(console, can);
      }
    }
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

  /** Runs a command that has read its arguments, as picocli would. */
  private static int run(Console console, Callable<Integer> command) {
    try {
      return command.call();
    } catch (Exception e) {
      return Failures.execution(console, e);
    } catch (Error e) {
      return Failures.internalError(console, e);
    } finally {
      console.err().flush();
    }
  }

  /** Registers the command that the first argument names, or all, so that few classes load. */
  private static CommandLine commandLine(Console console, PrintWriter out, String... args) {
    String first = args.length == 0 ? "" : args[0];
    CommandLine line = with(COMMANDS.contains(first) ? List.of(first) : COMMANDS, console);
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
    return with(COMMANDS, console);
  }

  private static CommandLine with(List<String> commands, Console console) {
    CommandLine line = new CommandLine(new IamsimCommand());
    for (String name : commands) {
      line.addSubcommand(name, command(name, console));
    }
    return line;
  }

  /** A switch, since a table of constructors would have to be linked at every start. */
  private static Object command(String name, Console console) {
    return switch (name) {
      case "can" -> new CanCommand(console);
      case "can-assume" -> new CanAssumeCommand(console);
      case "why" -> new WhyCommand(console);
      case "test" -> new TestCommand(console);
      case "batch" -> new BatchCommand(console);
      case "who-can" -> new WhoCanCommand(console);
      case "what-can" -> new WhatCanCommand(console);
      case "matrix" -> new MatrixCommand(console);
      case "env" -> new EnvCommand(console);
      case "bench" -> new BenchCommand(console);
      case "completion" -> new CompletionCommand(console);
      default -> throw new IllegalArgumentException(name);
    };
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
