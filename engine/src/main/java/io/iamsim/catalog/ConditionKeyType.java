package io.iamsim.catalog;

/** The type of a condition key's values (CTX-2). */
public enum ConditionKeyType {
  STRING("String"),
  ARN("ARN"),
  BOOL("Bool"),
  NUMERIC("Numeric"),
  DATE("Date"),
  IP_ADDRESS("IPAddress"),
  BINARY("Binary");

  private final String awsName;

  ConditionKeyType(String awsName) {
    this.awsName = awsName;
  }

  /** The type as the Service Authorization Reference writes it. */
  public String awsName() {
    return awsName;
  }
}
