package io.iamsim.model;

/** What a matching statement does (GRAM-3). */
public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** The spelling in a policy. */
  public String text() {
    return text;
  }
}
