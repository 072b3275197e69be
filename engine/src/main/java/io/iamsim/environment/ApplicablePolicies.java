package io.iamsim.environment;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that applies to one request, layer by layer.
 *
 * @param identity and so on: the layers that policies make up
 * @param scopeDown the policies of the GetScopedCredentials calls that made the credentials, a
 *     level for each call (STS-20)
 * @param s3 what makes up the layers s3Acl and s3BlockPublicAccess
 * @param kmsGrants the grants on the KMS key, which make up the layer kmsGrant
 */
public record ApplicablePolicies(
    PolicyLayer identity,
    PolicyLayer permissionsBoundary,
    PolicyLayer session,
    PolicyLayer scopeDown,
    PolicyLayer serviceControl,
    PolicyLayer resourceControl,
    PolicyLayer resource,
    PolicyLayer vpcEndpoint,
    S3Controls s3,
    List<KmsGrant> kmsGrants) {
  public ApplicablePolicies {
    kmsGrants = List.copyOf(kmsGrants);
  }

  /** Policies, and nothing beside them, for credentials that were not scoped down. */
  public ApplicablePolicies(
      PolicyLayer identity,
      PolicyLayer permissionsBoundary,
      PolicyLayer session,
      PolicyLayer serviceControl,
      PolicyLayer resourceControl,
      PolicyLayer resource,
      PolicyLayer vpcEndpoint) {
    this(
        identity,
        permissionsBoundary,
        session,
        PolicyLayer.notApplicable("the credentials were not scoped down"),
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        S3Controls.NONE,
        List.of());
  }

  /** Every policy of every layer. */
  public List<AttachedPolicy> all() {
    return Stream.of(
            identity,
            permissionsBoundary,
            session,
            serviceControl,
            resourceControl,
            resource,
            vpcEndpoint)
        .flatMap(layer -> layer.levels().stream())
        .flatMap(level -> level.policies().stream())
        .toList();
  }

  /** No layer at all. */
  public static ApplicablePolicies none() {
    PolicyLayer none = PolicyLayer.notApplicable("");
    return new ApplicablePolicies(none, none, none, none, none, none, none);
  }

  public ApplicablePolicies withIdentity(PolicyLayer layer) {
    return new ApplicablePolicies(
        layer,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withPermissionsBoundary(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        layer,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withSession(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        layer,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withScopeDown(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        layer,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withServiceControl(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        layer,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withResourceControl(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        layer,
        resource,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withResource(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        layer,
        vpcEndpoint,
        s3,
        kmsGrants);
  }

  /** The same with the resource's policies as its service stores them (MATCH-38). */
  public ApplicablePolicies storedAt(String arn) {
    return resource.applies() && ShortResources.areStoredAt(arn)
        ? withResource(ShortResources.stored(resource, arn))
        : this;
  }

  public ApplicablePolicies withVpcEndpoint(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        layer,
        s3,
        kmsGrants);
  }

  public ApplicablePolicies withS3(S3Controls controls) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        controls,
        kmsGrants);
  }

  public ApplicablePolicies withKmsGrants(List<KmsGrant> grants) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        scopeDown,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint,
        s3,
        grants);
  }
}
