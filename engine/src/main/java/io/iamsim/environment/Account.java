package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;

/**
 * An account and what is in it.
 *
 * @param id the account id
 * @param name its name, or the id again
 * @param identities users and roles by ARN
 * @param groups the names of the groups
 * @param resources resources by ARN
 * @param vpcEndpoints endpoints by id
 * @param identityProviders ARNs of the SAML and OIDC providers
 */
public record Account(
    AccountId id,
    String name,
    Map<String, IamIdentity> identities,
    List<String> groups,
    Map<String, Resource> resources,
    Map<String, VpcEndpoint> vpcEndpoints,
    List<String> identityProviders) {
  public Account {
    identities = Map.copyOf(identities);
    groups = List.copyOf(groups);
    resources = Map.copyOf(resources);
    vpcEndpoints = Map.copyOf(vpcEndpoints);
    identityProviders = List.copyOf(identityProviders);
  }
}
