package io.iamsim.environment;

import com.google.common.collect.Sets;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about accounts and an organisation; an immutable value made by loaders.
 */
public final class Environment {
  private static final Environment EMPTY = new Environment(null, Map.of(), Map.of(), Map.of());

  private final @Nullable Organization organization;
  private final Map<AccountId, Account> accounts;
  private final Map<String, AttachedPolicy> managedPolicies;
  private final Map<ConditionKey, List<String>> contextDefaults;
  private final Map<String, Resource> resources = new HashMap<>();
  private final Map<String, IamIdentity> identities = new HashMap<>();

  private Environment(
      @Nullable Organization organization,
      Map<AccountId, Account> accounts,
      Map<String, AttachedPolicy> managedPolicies,
      Map<ConditionKey, List<String>> contextDefaults) {
    this.organization = organization;
    this.contextDefaults = Collections.unmodifiableMap(new LinkedHashMap<>(contextDefaults));
    this.accounts = Map.copyOf(accounts);
    this.managedPolicies = Map.copyOf(managedPolicies);
    for (Account account : this.accounts.values()) {
      account.resources().forEach(resources::putIfAbsent);
      account.identities().forEach(identities::putIfAbsent);
    }
  }

  /** Nothing is known. */
  public static Environment empty() {
    return EMPTY;
  }

  /** An environment of these accounts. */
  public static Environment of(
      @Nullable Organization organization, Map<AccountId, Account> accounts) {
    return new Environment(organization, accounts, Map.of(), Map.of());
  }

  /** An environment of these accounts, and the managed policies that are known by ARN. */
  public static Environment of(
      @Nullable Organization organization,
      Map<AccountId, Account> accounts,
      Map<String, AttachedPolicy> managedPolicies) {
    return new Environment(organization, accounts, managedPolicies, Map.of());
  }

  /** The same environment, whose requests have these values of keys that they do not give. */
  public Environment withContextDefaults(Map<ConditionKey, List<String>> defaults) {
    return new Environment(organization, accounts, managedPolicies, defaults);
  }

  /**
   * What the environment's requests have for condition keys that they do not give and that do not
   * follow from them, such as the Region that everybody works in (ROOM-133).
   */
  public Map<ConditionKey, List<String>> contextDefaults() {
    return contextDefaults;
  }

  /** The organisation. */
  public Optional<Organization> organization() {
    return Optional.ofNullable(organization);
  }

  /** An account by id. */
  public Optional<Account> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  /** All accounts. */
  public Collection<Account> accounts() {
    return accounts.values();
  }

  /** A managed policy by its ARN, whether or not it is attached to anything. */
  public Optional<AttachedPolicy> managedPolicy(String arn) {
    return Optional.ofNullable(managedPolicies.get(arn));
  }

  /** The managed policies that are known by ARN, whether or not they are attached to anything. */
  public Collection<AttachedPolicy> managedPolicies() {
    return managedPolicies.values();
  }

  /** True if a document is that of a policy that AWS manages. */
  public boolean isAwsManaged(PolicyDocument document) {
    return document.span().source().startsWith("aws:")
        || managedPolicies.entrySet().stream()
            .anyMatch(
                managed ->
                    managed.getKey().contains(":iam::aws:policy/")
                        && managed.getValue().document().span().equals(document.span()));
  }

  /**
   * Every policy in every place where it is attached, and the managed policies that are not: those
   * of identities, organization nodes, resources and endpoints.
   */
  public List<AttachedPolicy> policies() {
    List<AttachedPolicy> policies = new ArrayList<>(managedPolicies.values());
    organization()
        .ifPresent(
            known ->
                known
                    .members()
                    .values()
                    .forEach(
                        member -> {
                          member
                              .serviceControl()
                              .forEach(level -> policies.addAll(level.policies()));
                          member
                              .resourceControl()
                              .forEach(level -> policies.addAll(level.policies()));
                        }));
    for (Account account : accounts.values()) {
      for (IamIdentity identity : account.identities().values()) {
        policies.addAll(identity.policies());
        identity.boundary().ifPresent(policies::add);
        identity.trust().ifPresent(policies::add);
      }
      account.resources().values().stream()
          .flatMap(resource -> resource.resourcePolicy().stream())
          .forEach(policies::add);
      account.vpcEndpoints().values().stream()
          .flatMap(endpoint -> endpoint.endpointPolicy().stream())
          .forEach(policies::add);
    }
    return List.copyOf(policies);
  }

  /** True if nothing is known at all: every policy comes with the request. */
  public boolean isEmpty() {
    return accounts.isEmpty() && organization == null;
  }

  /**
   * The resource that an ARN names or lies in: a bucket for an object, a table for an index. The
   * longest fit wins; an ARN lies in another if it goes on from it with a slash or a colon.
   */
  public Optional<Resource> resource(String arn) {
    for (int end = arn.length(); end > 0; end = lastSeparator(arn, end)) {
      @Nullable Resource resource = resources.get(arn.substring(0, end));
      if (resource != null) {
        return Optional.of(resource);
      }
    }
    return Optional.empty();
  }

  private static int lastSeparator(String arn, int before) {
    return Math.max(arn.lastIndexOf('/', before - 1), arn.lastIndexOf(':', before - 1));
  }

  /** The KMS key that an alias ARN names: one of the alias's account and Region (KMS-12). */
  public Optional<Resource> keyOfAlias(Arn alias) {
    return alias.accountId().flatMap(this::account).stream()
        .flatMap(account -> account.resources().values().stream())
        .filter(resource -> resource.aliases().contains(alias.resource()))
        .filter(
            resource ->
                Arn.parse(resource.arn())
                    .filter(key -> key.service().equals(alias.service()))
                    .filter(key -> key.region().equals(alias.region()))
                    .filter(key -> key.partition().equals(alias.partition()))
                    .isPresent())
        .findFirst();
  }

  /** A user or role by its ARN. */
  public Optional<IamIdentity> identity(String arn) {
    return Optional.ofNullable(identities.get(arn));
  }

  /** The ARNs of all resources, users and roles. */
  public Set<String> knownArns() {
    return Sets.union(resources.keySet(), identities.keySet());
  }

  /** A role by its name alone, which is unique in an account whatever the path (PRIN-7). */
  public Optional<IamIdentity> role(AccountId account, String name) {
    return account(account).stream()
        .flatMap(known -> known.identities().values().stream())
        .filter(identity -> identity.arn().resource().startsWith("role/"))
        .filter(
            identity ->
                identity
                    .arn()
                    .resource()
                    .substring(identity.arn().resource().lastIndexOf('/') + 1)
                    .equalsIgnoreCase(name))
        .findFirst();
  }

  /** The VPC endpoints of a VPC that lead to a service. */
  public List<VpcEndpoint> vpcEndpoints(String vpc, String service) {
    return accounts.values().stream()
        .flatMap(account -> account.vpcEndpoints().values().stream())
        .filter(endpoint -> vpc.equals(endpoint.vpc()) && service.equals(endpoint.service()))
        .toList();
  }

  /** A VPC endpoint by id. */
  public Optional<VpcEndpoint> vpcEndpoint(String id) {
    for (Account account : accounts.values()) {
      @Nullable VpcEndpoint endpoint = account.vpcEndpoints().get(id);
      if (endpoint != null) {
        return Optional.of(endpoint);
      }
    }
    return Optional.empty();
  }
}
