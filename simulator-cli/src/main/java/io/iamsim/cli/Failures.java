package io.iamsim.cli;

import io.iamsim.cli.input.Rejected;
import io.iamsim.source.Finding;
import io.iamsim.source.Suggestions;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error what went wrong, and with which exit status a command ends for it. */
final class Failures {
  private static final int SHOWN = 20;
  private static final int LONGEST = 160;

  private Failures() {}

  /** The command line is wrong: one message, with what was probably meant. */
  static int usage(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("iamsim: " + message(e) + " (see `" + command + " --help`)");
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

  /** A command ended with an exception. */
  static int execution(Console console, Exception e) {
    if (e instanceof Rejected rejected) {
      return rejected(console, rejected);
    }
    if (e instanceof UncheckedIOException io) {
      return unwritable(console, io);
    }
    return internalError(console, e);
  }

  /** Whoever reads the output may stop reading, as {@code head} does: that is no mistake. */
  private static int unwritable(Console console, UncheckedIOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Broken pipe") || message.contains("pipe is being closed")) {
      return ExitStatus.READER_GONE;
    }
    console.err().println("iamsim: cannot read or write: " + message);
    return ExitStatus.WRONG_INPUT;
  }

  /** A bug: one line, and the stack trace for whoever asks for it. */
  static int internalError(Console console, Throwable e) {
    console
        .err()
        .println(
            "iamsim: internal error: "
                + firstLine(e)
                + "; please report this (IAMSIM_DEBUG=1 shows where)");
    if (console.variable("IAMSIM_DEBUG", "").equals("1")) {
      e.printStackTrace(console.err());
    }
    return ExitStatus.INTERNAL_ERROR;
  }

  private static String firstLine(Throwable e) {
    String line = e.toString().lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), e);
    }
    if (e instanceof MissingParameterException missing) {
      List<String> strangers = e.getCommandLine().getUnmatchedArguments();
      return strangers.isEmpty() ? missing(missing) : unmatched(strangers.get(0), e);
    }
    String message = String.valueOf(e.getMessage()).replace('\'', '`');
    return message.isEmpty()
        ? "wrong command line"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  /** An option's value, or the first argument that is not there and all required ones behind it. */
  private static String missing(MissingParameterException e) {
    ArgSpec first = e.getMissing().get(0);
    boolean noneGiven = String.valueOf(e.getMessage()).contains("(specify one of these)");
    if (noneGiven && first instanceof OptionSpec option && isChoice(option)) {
      return "one of these is missing: " + choices(option);
    }
    if (first instanceof OptionSpec option) {
      return "missing " + option.paramLabel() + " behind `" + option.longestName() + "`";
    }
    List<String> names =
        e.getCommandLine().getCommandSpec().positionalParameters().stream()
            .filter(spec -> spec.required())
            .map(ArgSpec::paramLabel)
            .toList();
    int from = Math.max(0, names.indexOf(first.paramLabel()));
    return "missing " + String.join(" and ", names.subList(from, names.size()));
  }

  /** True for an option that excludes others of which one must be given. */
  private static boolean isChoice(OptionSpec option) {
    return option.group() != null
        && option.group().exclusive()
        && option.group().multiplicity().min() > 0;
  }

  private static String choices(OptionSpec option) {
    return option.group().args().stream()
        .filter(OptionSpec.class::isInstance)
        .map(OptionSpec.class::cast)
        .map(one -> "`" + one.longestName() + " " + one.paramLabel() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String unmatched(String word, ParameterException e) {
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
        + (meant.isEmpty() ? "" : ", " + meant);
  }
}
