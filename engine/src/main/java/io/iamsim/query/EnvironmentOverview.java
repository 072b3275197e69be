package io.iamsim.query;

import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an environment holds, counted, and the principals that its policies name and it does not
 * have.
 *
 * @param organization the organisation, or null
 * @param accounts by id
 * @param policies how many different policy documents there are
 * @param statements how many statements those have
 * @param unresolved names that lead nowhere, in the order of the files
 */
public record EnvironmentOverview(
    @Nullable OrganizationOverview organization,
    List<AccountOverview> accounts,
    int policies,
    int statements,
    List<DanglingPrincipal> unresolved) {
  public EnvironmentOverview {
    accounts = List.copyOf(accounts);
    unresolved = List.copyOf(unresolved);
  }

  /** The organisation. */
  public Optional<OrganizationOverview> inOrganization() {
    return Optional.ofNullable(organization);
  }

  /** One account, counted; {@code path} is its place in the organisation, or empty. */
  public record AccountOverview(
      AccountId id,
      String name,
      String path,
      int users,
      int roles,
      int groups,
      int resources,
      int resourcePolicies,
      int vpcEndpoints,
      int identityProviders) {}

  /** An organisation: its nodes from the root down, each with its depth. */
  public record OrganizationOverview(
      String id,
      AccountId managementAccount,
      boolean serviceControlPolicies,
      boolean resourceControlPolicies,
      List<Node> nodes) {
    public OrganizationOverview {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * The root, an organizational unit, or an account in the tree.
   *
   * @param id as AWS has it
   * @param name its name, or empty
   * @param depth 0 for the root
   * @param serviceControl the names of the policies attached there
   * @param resourceControl likewise
   */
  public record Node(
      String id,
      String name,
      int depth,
      boolean account,
      List<String> serviceControl,
      List<String> resourceControl) {
    public Node {
      serviceControl = List.copyOf(serviceControl);
      resourceControl = List.copyOf(resourceControl);
    }
  }

  /** The overview of an environment. */
  public static EnvironmentOverview of(Environment environment) {
    List<Account> accounts = new ArrayList<>(environment.accounts());
    accounts.sort(Comparator.comparing(Account::id));
    Set<PolicyDocument> documents = documents(environment);
    return new EnvironmentOverview(
        environment.organization().map(org -> organization(org, environment)).orElse(null),
        accounts.stream().map(account -> account(account, environment)).toList(),
        documents.size(),
        documents.stream().mapToInt(document -> document.statements().size()).sum(),
        DanglingPrincipal.in(environment, documents));
  }

  private static AccountOverview account(Account account, Environment environment) {
    Collection<IamIdentity> identities = account.identities().values();
    int roles =
        (int)
            identities.stream()
                .filter(identity -> identity.arn().resource().startsWith("role/"))
                .count();
    return new AccountOverview(
        account.id(),
        account.name(),
        environment
            .organization()
            .flatMap(organization -> organization.member(account.id()))
            .map(Organization.Member::path)
            .orElse(""),
        identities.size() - roles,
        roles,
        account.groups().size(),
        account.resources().size(),
        (int)
            account.resources().values().stream()
                .filter(resource -> resource.resourcePolicy().isPresent())
                .count(),
        account.vpcEndpoints().size(),
        account.identityProviders().size());
  }

  private static OrganizationOverview organization(
      Organization organization, Environment environment) {
    TreeMap<String, Node> nodes = new TreeMap<>();
    organization
        .members()
        .forEach((account, member) -> nodesOf(organization, environment, account, member, nodes));
    return new OrganizationOverview(
        organization.id(),
        organization.managementAccount(),
        organization.serviceControlPolicies(),
        organization.resourceControlPolicies(),
        List.copyOf(nodes.values()));
  }

  /**
   * The nodes on an account's path, under the path as a key, which sorts parents before children.
   */
  private static void nodesOf(
      Organization organization,
      Environment environment,
      AccountId account,
      Organization.Member member,
      TreeMap<String, Node> nodes) {
    String[] path = member.path().split("/", -1);
    StringBuilder key = new StringBuilder();
    int depth = 0;
    for (String id : path) {
      if (!id.isEmpty() && !id.equals(organization.id())) {
        key.append(id).append('/');
        nodes.putIfAbsent(
            key.toString(),
            node(id, organization.nodeNames().getOrDefault(id, ""), depth++, false, member));
      }
    }
    String name = environment.account(account).map(Account::name).orElse("");
    nodes.put(
        key + account.value(),
        node(account.value(), name.equals(account.value()) ? "" : name, depth, true, member));
  }

  private static Node node(
      String id, String name, int depth, boolean account, Organization.Member member) {
    return new Node(
        id,
        name,
        depth,
        account,
        names(member.serviceControl(), id),
        names(member.resourceControl(), id));
  }

  private static List<String> names(List<PolicyLevel> levels, String target) {
    return levels.stream()
        .filter(level -> level.targetNode().filter(target::equals).isPresent())
        .flatMap(level -> level.policies().stream())
        .map(AttachedPolicy::name)
        .toList();
  }

  /** Every document that something in an environment has, each once. */
  public static Set<PolicyDocument> documents(Environment environment) {
    Set<PolicyDocument> documents = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Account account : environment.accounts()) {
      for (IamIdentity identity : account.identities().values()) {
        identity.policies().forEach(policy -> documents.add(policy.document()));
        identity.boundary().ifPresent(policy -> documents.add(policy.document()));
        identity.trust().ifPresent(policy -> documents.add(policy.document()));
      }
      account
          .resources()
          .values()
          .forEach(
              resource ->
                  resource.resourcePolicy().ifPresent(policy -> documents.add(policy.document())));
      account
          .vpcEndpoints()
          .values()
          .forEach(
              endpoint ->
                  endpoint.endpointPolicy().ifPresent(policy -> documents.add(policy.document())));
    }
    environment
        .organization()
        .ifPresent(
            organization ->
                organization
                    .members()
                    .values()
                    .forEach(
                        member -> {
                          add(member.serviceControl(), documents);
                          add(member.resourceControl(), documents);
                        }));
    return documents;
  }

  private static void add(List<PolicyLevel> levels, Set<PolicyDocument> documents) {
    levels.forEach(level -> level.policies().forEach(policy -> documents.add(policy.document())));
  }
}
