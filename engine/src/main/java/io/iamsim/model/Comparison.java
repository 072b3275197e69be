package io.iamsim.model;

/**
 * What a condition operator compares, negation and modifiers aside (COND-4). {@code ArnEquals} and
 * {@code ArnLike} are one comparison (COND-32).
 */
public enum Comparison {
  STRING_EQUALS("StringEquals", "StringNotEquals", Expansion.VARIABLES),
  STRING_EQUALS_IGNORE_CASE(
      "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Expansion.VARIABLES),
  STRING_LIKE("StringLike", "StringNotLike", Expansion.VARIABLES),
  NUMERIC_EQUALS("NumericEquals", "NumericNotEquals", Expansion.NONE),
  NUMERIC_LESS_THAN("NumericLessThan", "", Expansion.NONE),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", "", Expansion.NONE),
  NUMERIC_GREATER_THAN("NumericGreaterThan", "", Expansion.NONE),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", "", Expansion.NONE),
  DATE_EQUALS("DateEquals", "DateNotEquals", Expansion.NONE),
  DATE_LESS_THAN("DateLessThan", "", Expansion.NONE),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", "", Expansion.NONE),
  DATE_GREATER_THAN("DateGreaterThan", "", Expansion.NONE),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", "", Expansion.NONE),
  BOOL("Bool", "", Expansion.VARIABLES),
  BINARY_EQUALS("BinaryEquals", "", Expansion.NONE),
  IP_ADDRESS("IpAddress", "NotIpAddress", Expansion.NONE),
  ARN_EQUALS("ArnEquals", "ArnNotEquals", Expansion.VARIABLES),
  ARN_LIKE("ArnLike", "ArnNotLike", Expansion.VARIABLES),
  NULL("Null", "", Expansion.NONE);

  /** Whether policy variables in the values are expanded (VAR-7). */
  private enum Expansion {
    VARIABLES,
    NONE
  }

  private final String positive;
  private final String negative;
  private final Expansion expansion;

  Comparison(String positive, String negative, Expansion expansion) {
    this.positive = positive;
    this.negative = negative;
    this.expansion = expansion;
  }

  /** The operator name without negation, as AWS spells it. */
  public String positiveName() {
    return positive;
  }

  /** The negated operator's name, empty if there is none. */
  public String negatedName() {
    return negative;
  }

  /** True if policy variables in the values of this operator are expanded (VAR-7). */
  public boolean expandsVariables() {
    return expansion == Expansion.VARIABLES;
  }
}
