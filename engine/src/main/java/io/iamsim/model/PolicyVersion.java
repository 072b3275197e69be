package io.iamsim.model;

/** The language version of a document; only the newer one has policy variables (GRAM-8). */
public enum PolicyVersion {
  V2008_10_17("2008-10-17"),
  V2012_10_17("2012-10-17");

  private final String text;

  PolicyVersion(String text) {
    this.text = text;
  }

  /** The spelling in a policy. */
  public String text() {
    return text;
  }

  /** True if {@code ${...}} is a variable and not plain text. */
  public boolean hasVariables() {
    return this == V2012_10_17;
  }
}
