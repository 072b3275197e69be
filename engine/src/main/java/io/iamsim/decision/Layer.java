package io.iamsim.decision;

import java.util.Optional;

/** The parts that policies play in a decision, by the names that every command uses. */
public enum Layer {
  RESOURCE_CONTROL("resourceControl", "resource control policies"),
  SERVICE_CONTROL("serviceControl", "service control policies"),
  VPC_ENDPOINT("vpcEndpoint", "VPC endpoint policy"),
  RESOURCE("resource", "resource-based policy"),
  IDENTITY("identity", "identity-based policies"),
  PERMISSIONS_BOUNDARY("permissionsBoundary", "permissions boundary"),
  SESSION("session", "session policies"),
  SCOPE_DOWN("scopeDown", "scope-down policies"),
  S3_ACL("s3Acl", "S3 access control list"),
  S3_BLOCK_PUBLIC_ACCESS("s3BlockPublicAccess", "S3 Block Public Access"),
  KMS_GRANT("kmsGrant", "KMS grant");

  private final String text;
  private final String title;

  Layer(String text, String title) {
    this.text = text;
    this.title = title;
  }

  /** The name in commands, files and answers. */
  public String text() {
    return text;
  }

  /** The name in a sentence. */
  public String title() {
    return title;
  }

  /** The layer of that name. */
  public static Optional<Layer> parse(String text) {
    for (Layer layer : values()) {
      if (layer.text.equals(text)) {
        return Optional.of(layer);
      }
    }
    return Optional.empty();
  }
}
