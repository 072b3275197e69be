package io.iamsim.environment;

/** All policies that apply to one request, layer by layer. */
public record ApplicablePolicies(
    PolicyLayer identity,
    PolicyLayer permissionsBoundary,
    PolicyLayer session,
    PolicyLayer serviceControl,
    PolicyLayer resourceControl,
    PolicyLayer resource,
    PolicyLayer vpcEndpoint) {

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
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint);
  }

  public ApplicablePolicies withPermissionsBoundary(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity, layer, session, serviceControl, resourceControl, resource, vpcEndpoint);
  }

  public ApplicablePolicies withSession(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        layer,
        serviceControl,
        resourceControl,
        resource,
        vpcEndpoint);
  }

  public ApplicablePolicies withServiceControl(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity, permissionsBoundary, session, layer, resourceControl, resource, vpcEndpoint);
  }

  public ApplicablePolicies withResourceControl(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity, permissionsBoundary, session, serviceControl, layer, resource, vpcEndpoint);
  }

  public ApplicablePolicies withResource(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity,
        permissionsBoundary,
        session,
        serviceControl,
        resourceControl,
        layer,
        vpcEndpoint);
  }

  public ApplicablePolicies withVpcEndpoint(PolicyLayer layer) {
    return new ApplicablePolicies(
        identity, permissionsBoundary, session, serviceControl, resourceControl, resource, layer);
  }
}
