package io.iamsim.model;

/** The qualifier that says how a list of request values is tested (COND-12, COND-13). */
public enum SetOperator {
  NONE(""),
  FOR_ALL_VALUES("ForAllValues:"),
  FOR_ANY_VALUE("ForAnyValue:");

  private final String prefix;

  SetOperator(String prefix) {
    this.prefix = prefix;
  }

  /** The text before the operator's name. */
  public String prefix() {
    return prefix;
  }
}
