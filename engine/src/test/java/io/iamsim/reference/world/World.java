package io.iamsim.reference.world;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PublicAccessBlock;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of accounts and of an organization, fact by fact.
 *
 * @param organization the organization, or null
 * @param accounts the accounts of which more is known than their place
 * @param defaults what requests have for condition keys that they do not give
 */
public record World(
    @Nullable Organized organization,
    List<Described> accounts,
    Map<ConditionKey, List<String>> defaults) {
  public World {
    accounts = List.copyOf(accounts);
    defaults = Map.copyOf(defaults);
  }

  /**
   * An organization.
   *
   * @param id {@code o-...}
   * @param managementAccount the management account
   * @param nodes the root first, then the organizational units, parents before children
   * @param places the node in which an account stands
   * @param ofAccounts what is attached to accounts themselves
   */
  public record Organized(
      String id,
      AccountId managementAccount,
      List<Node> nodes,
      Map<AccountId, String> places,
      Map<AccountId, Attachments> ofAccounts) {
    public Organized {
      nodes = List.copyOf(nodes);
      places = Map.copyOf(places);
      ofAccounts = Map.copyOf(ofAccounts);
    }
  }

  /**
   * The root or an organizational unit.
   *
   * @param id {@code r-...} or {@code ou-...}
   * @param parent the node above it, or null for the root
   * @param attached what is attached to it
   * @param publicAccessBlock what it says of S3 Block Public Access, or null if nothing
   */
  public record Node(
      String id,
      @Nullable String parent,
      Attachments attached,
      @Nullable Boolean publicAccessBlock) {}

  /**
   * What is attached to a node or an account.
   *
   * @param serviceControl the service control policies, or null if nothing is said of them
   * @param resourceControl the resource control policies, or null if nothing is said of them
   */
  public record Attachments(
      @Nullable List<AttachedPolicy> serviceControl,
      @Nullable List<AttachedPolicy> resourceControl) {}

  /**
   * An account.
   *
   * @param id the account
   * @param canonicalUserId how S3 names it, or null if not known
   * @param publicAccessBlock its S3 Block Public Access
   * @param groups the policies of each group
   * @param identities its users and roles
   * @param resources its resources
   * @param vpcEndpoints its endpoints
   * @param identityProviders ARNs of its identity providers
   */
  public record Described(
      AccountId id,
      @Nullable String canonicalUserId,
      PublicAccessBlock publicAccessBlock,
      Map<String, List<AttachedPolicy>> groups,
      List<Identity> identities,
      List<Resource> resources,
      List<VpcEndpoint> vpcEndpoints,
      List<String> identityProviders) {
    public Described {
      groups = Map.copyOf(groups);
      identities = List.copyOf(identities);
      resources = List.copyOf(resources);
      vpcEndpoints = List.copyOf(vpcEndpoints);
      identityProviders = List.copyOf(identityProviders);
    }
  }

  /**
   * A user or a role.
   *
   * @param arn its ARN
   * @param uniqueId its id, or null if not known
   * @param own the policies that hang on itself
   * @param groups the groups in which it is
   * @param boundary its permissions boundary, or null
   * @param trust the trust policy of a role, or null
   * @param tags its tags
   */
  public record Identity(
      Arn arn,
      @Nullable String uniqueId,
      List<AttachedPolicy> own,
      List<String> groups,
      @Nullable AttachedPolicy boundary,
      @Nullable AttachedPolicy trust,
      Map<String, String> tags) {
    public Identity {
      own = List.copyOf(own);
      groups = List.copyOf(groups);
      tags = Map.copyOf(tags);
    }
  }
}
