package io.iamsim.cli.report;

/** How much of an answer is told. */
public enum Detail {
  /** The decision, why, and the one statement to look at. */
  BRIEF("brief"),
  /** The statements that match or came closest, layer by layer. */
  USUAL(""),
  /** Every statement that was looked at besides. */
  FULL("full");

  private final String text;

  Detail(String text) {
    this.text = text;
  }

  /** The name on the command line; empty for what is told without one. */
  public String text() {
    return text;
  }
}
