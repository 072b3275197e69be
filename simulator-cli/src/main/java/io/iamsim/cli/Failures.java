package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.cli.input.Suggestions;
import io.iamsim.source.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what went wrong, and with which exit status a command ends for it. */
final class Failures {
  private static final int SHOWN = 20;

  private Failures() {}

  /** The command line is wrong: one message, with what was probably meant. */
  static int usage(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("iamsim: " + message(e) + "; see `" + command + " --help`");
    return ExitStatus.WRONG_INPUT;
  }

  /** An input is wrong: every error, with its place. */
  static int rejected(Console console, Rejected rejected) {
    List<Finding> errors = rejected.findings().stream().filter(Finding::isError).toList();
    errors.stream().limit(SHOWN).forEach(finding -> print(console, finding));
    if (errors.size() > SHOWN) {
      console.err().println("iamsim: and " + (errors.size() - SHOWN) + " more errors");
    }
    return ExitStatus.WRONG_INPUT;
  }

  /** A remark on an input that can be used. */
  static void print(Console console, Finding finding) {
    console.err().println(finding.span() == null ? "iamsim: " + finding : finding.toString());
  }

  /** A bug: one line, and the stack trace for whoever asks for it. */
  static int internalError(Console console, Throwable e) {
    console
        .err()
        .println(
            "iamsim: internal error: "
                + e.toString().lines().findFirst().orElse("").strip()
                + "; please report this (IAMSIM_DEBUG=1 shows where)");
    if (console.variable("IAMSIM_DEBUG", "").equals("1")) {
      e.printStackTrace(console.err());
    }
    return ExitStatus.INTERNAL_ERROR;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      List<String> names = new ArrayList<>();
      missing.getMissing().forEach(spec -> names.add(label(spec)));
      return "missing " + String.join(" and ", names);
    }
    String message = String.valueOf(e.getMessage()).replace('\'', '`');
    return message.isEmpty()
        ? "wrong command line"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  private static String label(CommandLine.Model.ArgSpec spec) {
    return spec instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : spec.paramLabel();
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    CommandLine line = e.getCommandLine();
    boolean option = word.startsWith("-");
    boolean command = !option && !line.getSubcommands().isEmpty();
    String name = option ? word.replaceFirst("=.*", "") : word;
    List<String> candidates = new ArrayList<>();
    if (option) {
      line.getCommandSpec().options().forEach(spec -> candidates.addAll(List.of(spec.names())));
    } else if (command) {
      candidates.addAll(line.getSubcommands().keySet());
    }
    String meant = Suggestions.didYouMean(name, candidates);
    return (option ? "unknown option `" : command ? "unknown command `" : "unexpected argument `")
        + name
        + "`"
        + (meant.isEmpty() ? "" : ", " + meant.replaceFirst("\\?$", ""));
  }
}
