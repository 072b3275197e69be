package io.iamsim.model;

/**
 * The kinds of policy, by the part that they play in a decision; each accepts its own elements
 * (GRAM-12).
 */
public enum PolicyType {
  IDENTITY("identity", "identity-based policy"),
  PERMISSIONS_BOUNDARY("permissionsBoundary", "permissions boundary"),
  SESSION("session", "session policy"),
  SERVICE_CONTROL("serviceControl", "service control policy"),
  RESOURCE_CONTROL("resourceControl", "resource control policy"),
  RESOURCE("resource", "resource-based policy"),
  ROLE_TRUST("resource", "role trust policy"),
  KMS_KEY("resource", "KMS key policy"),
  VPC_ENDPOINT("vpcEndpoint", "VPC endpoint policy");

  private final String layer;
  private final String title;

  PolicyType(String layer, String title) {
    this.layer = layer;
    this.title = title;
  }

  /** The name of the layer in which policies of this type take part. */
  public String layer() {
    return layer;
  }

  /** The name in a sentence. */
  public String title() {
    return title;
  }

  /** True if statements of this type name their principals. */
  public boolean hasPrincipal() {
    return switch (this) {
      case RESOURCE, ROLE_TRUST, KMS_KEY, VPC_ENDPOINT, RESOURCE_CONTROL -> true;
      case IDENTITY, PERMISSIONS_BOUNDARY, SESSION, SERVICE_CONTROL -> false;
    };
  }
}
