package io.iamsim.cli;

import io.iamsim.cli.report.Detail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how much of an answer is shown. */
final class AnswerOptions {
  @Option(
      names = "--explain",
      paramLabel = "brief|full",
      converter = Choices.DetailName.class,
      description =
          "brief: the decision, why, and the one statement to look at; full: also every statement"
              + " that was looked at, part by part.")
  private @Nullable Detail detail;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no answer: the exit status is it.")
  private boolean quiet;

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    if (!name.equals("--explain") || detail != null) {
      return false;
    }
    detail = new Choices.DetailName().convert(value);
    return true;
  }

  /** Takes one of these flags; false if it is another one or set already. */
  boolean takeFlag(String name) {
    boolean taken = (name.equals("-q") || name.equals("--quiet")) && !quiet;
    quiet |= taken;
    return taken;
  }

  /** True if the answer is not printed. */
  boolean isQuiet() {
    return quiet;
  }

  Detail detail() {
    return detail == null ? Detail.USUAL : detail;
  }
}
