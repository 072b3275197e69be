package io.iamsim.catalog;

/** The access level the Service Authorization Reference gives an action. */
public enum AccessLevel {
  LIST("List"),
  READ("Read"),
  WRITE("Write"),
  TAGGING("Tagging"),
  PERMISSIONS_MANAGEMENT("Permissions management");

  private final String awsName;

  AccessLevel(String awsName) {
    this.awsName = awsName;
  }

  /** The level as AWS writes it. */
  public String awsName() {
    return awsName;
  }
}
