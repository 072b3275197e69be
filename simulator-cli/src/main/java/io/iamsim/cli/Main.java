package io.iamsim.cli;

/** The entry point of the {@code iamsim} command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] args) {
    System.exit(run(Console.ofProcess(), args));
  }

  static int run(Console console, String... args) {
    return IamsimCommand.run(console, args);
  }
}
