package io.iamsim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Completion of commands and options in the shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = IamsimCommand.VersionText.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    usageHelpAutoWidth = true,
    description = {
      "Prints a script with which bash and zsh complete the commands, options and choices of iamsim."
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  For this shell (zsh needs `autoload -Uz compinit && compinit` before it):",
      "    source <(iamsim completion)",
      "",
      "  For every bash of this user:",
      "    iamsim completion > ~/.local/share/bash-completion/completions/iamsim"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("iamsim", IamsimCommand.complete(console));
    try {
      console.out().write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitStatus.ALLOWED;
  }
}
