package io.iamsim.cli;

/** Runs commands for tests of other packages. */
public final class Commands {
  private Commands() {}

  /** What a command prints; it must succeed. */
  public static String output(String... args) {
    RunResult result = RunResult.of(args);
    if (result.status() != 0) {
      throw new IllegalStateException(result.err());
    }
    return result.out();
  }
}
