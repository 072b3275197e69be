package io.iamsim.environment;

import io.iamsim.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * @param canonicalUserId how S3 names the account, or null if not known (PRIN-13)
 * @param publicAccessBlock the account's own S3 Block Public Access (S3-9)
 */
public record Account(
    AccountId id,
    String name,
    Map<String, IamIdentity> identities,
    List<String> groups,
    Map<String, Resource> resources,
    Map<String, VpcEndpoint> vpcEndpoints,
    List<String> identityProviders,
    @Nullable String canonicalUserId,
    PublicAccessBlock publicAccessBlock) {
  public Account {
    identities = Map.copyOf(identities);
    groups = List.copyOf(groups);
    resources = Map.copyOf(resources);
    vpcEndpoints = Map.copyOf(vpcEndpoints);
    identityProviders = List.copyOf(identityProviders);
  }

  /** An account of which S3 knows nothing special. */
  public Account(
      AccountId id,
      String name,
      Map<String, IamIdentity> identities,
      List<String> groups,
      Map<String, Resource> resources,
      Map<String, VpcEndpoint> vpcEndpoints,
      List<String> identityProviders) {
    this(
        id,
        name,
        identities,
        groups,
        resources,
        vpcEndpoints,
        identityProviders,
        null,
        PublicAccessBlock.NONE);
  }

  /** How S3 names the account. */
  public Optional<String> canonicalUser() {
    return Optional.ofNullable(canonicalUserId);
  }
}
