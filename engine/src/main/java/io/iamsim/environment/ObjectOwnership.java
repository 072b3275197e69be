package io.iamsim.environment;

/** Who owns the objects of a bucket, and whether its ACLs count (S3-5). */
public enum ObjectOwnership {
  BUCKET_OWNER_ENFORCED("BucketOwnerEnforced"),
  BUCKET_OWNER_PREFERRED("BucketOwnerPreferred"),
  OBJECT_WRITER("ObjectWriter");

  private final String text;

  ObjectOwnership(String text) {
    this.text = text;
  }

  /** The spelling of the S3 API. */
  public String text() {
    return text;
  }

  /** True if access control lists take part in decisions. */
  public boolean aclsEnabled() {
    return this != BUCKET_OWNER_ENFORCED;
  }
}
