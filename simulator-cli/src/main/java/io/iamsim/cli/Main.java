package io.iamsim.cli;

/** The entry point of the {@code iamsim} command. */
public final class Main {
  private Main() {}

  /** Says which build this is; the commands are not written. */
  public static void main(String[] args) {
    System.err.println("iamsim has no commands yet");
    System.exit(70);
  }
}
