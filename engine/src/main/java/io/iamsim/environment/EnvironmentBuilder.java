package io.iamsim.environment;

import io.iamsim.model.AccountId;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins facts to an environment, whichever file or format they come from and in whatever order.
 *
 * <p>A loader says one fact a call, with the place where it found it. What only shows when all is
 * said (a thing said twice differently, a group that nobody defines, an account in two places) is
 * found by {@link #build}.
 */
public final class EnvironmentBuilder {
  private record Member(IamIdentity own, List<GroupMembership> groups) {}

  private final List<Finding> findings = new ArrayList<>();
  private final OrganizationBuilder organization = new OrganizationBuilder(findings);
  private final Set<AccountId> accounts = new LinkedHashSet<>();
  private final Definitions<String> names = new Definitions<>(findings);
  private final Definitions<String> canonicalUsers = new Definitions<>(findings);
  private final Definitions<PublicAccessBlock> publicAccessBlocks = new Definitions<>(findings);
  private final Definitions<Member> identities = new Definitions<>(findings);
  private final Map<AccountId, Definitions<List<AttachedPolicy>>> groups = new LinkedHashMap<>();
  private final Definitions<Resource> resources = new Definitions<>(findings);
  private final Map<AccountId, Definitions<VpcEndpoint>> endpoints = new LinkedHashMap<>();
  private final Map<AccountId, Set<String>> providers = new LinkedHashMap<>();
  private final Definitions<AttachedPolicy> managedPolicies = new Definitions<>(findings);
  private final Map<ConditionKey, List<String>> contextDefaults = new LinkedHashMap<>();
  private final Definitions<List<String>> defaults = new Definitions<>(findings);

  /** The organisation and the account that guardrails do not bind. */
  public void organization(String id, AccountId managementAccount, SourceSpan at) {
    organization.identity(id, managementAccount, at);
  }

  /** The root, which has no parent, or an organizational unit. */
  public void node(String id, @Nullable String parent, SourceSpan at) {
    organization.node(id, parent, at);
  }

  /** The name of a root or an organizational unit. */
  public void nodeName(String id, String name, SourceSpan at) {
    organization.nodeName(id, name, at);
  }

  /** Whether the organisation sets S3 Block Public Access for what stands in a node (S3-9). */
  public void publicAccessBlock(String node, boolean blocks, SourceSpan at) {
    organization.publicAccessBlock(node, blocks, at);
  }

  /** The node in which an account stands. */
  public void placement(AccountId account, String node, SourceSpan at) {
    organization.placement(account, node, at);
  }

  /**
   * All policies of one type that are attached to a node or an account of the organisation; one
   * that is never mentioned has what AWS attaches by itself (SCP-4, RCP-3).
   *
   * @param target the node's id or the account's
   * @param type SERVICE_CONTROL or RESOURCE_CONTROL
   */
  public void attachments(
      String target, PolicyType type, List<AttachedPolicy> policies, SourceSpan at) {
    organization.attachments(target, type, policies, at);
  }

  /** What requests have for a condition key that they do not give (ROOM-133). */
  public void contextDefault(ConditionKey key, List<String> values, SourceSpan at) {
    defaults.put(key.canonical(), "the default of `" + key + "`", List.copyOf(values), at);
    contextDefaults.putIfAbsent(key, List.copyOf(values));
  }

  /** An account exists. */
  public void account(AccountId id) {
    accounts.add(id);
  }

  /** An account's name. */
  public void accountName(AccountId id, String name, SourceSpan at) {
    account(id);
    names.put(id.value(), "the name of account `" + id + "`", name, at);
  }

  /** How S3 names an account (PRIN-13). */
  public void canonicalUserId(AccountId id, String canonicalUser, SourceSpan at) {
    account(id);
    canonicalUsers.put(
        id.value(), "the canonical user id of account `" + id + "`", canonicalUser, at);
  }

  /** The account-wide S3 Block Public Access (S3-9). */
  public void publicAccessBlock(AccountId id, PublicAccessBlock block, SourceSpan at) {
    account(id);
    publicAccessBlocks.put(
        id.value(), "the public access block of account `" + id + "`", block, at);
  }

  /**
   * A user or a role.
   *
   * @param own the identity with the policies that hang on itself
   * @param memberships the groups whose policies it has too (GRAM-19)
   * @throws IllegalArgumentException if the ARN has no account
   */
  public void identity(IamIdentity own, List<GroupMembership> memberships, SourceSpan at) {
    AccountId account =
        own.arn()
            .accountId()
            .orElseThrow(() -> new IllegalArgumentException("no account in " + own.arn()));
    account(account);
    String resource = own.arn().resource();
    String kind = resource.substring(0, resource.indexOf('/'));
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    // a name is unique in its account whatever its path and case
    String key = account + ":" + kind + "/" + name.toLowerCase(Locale.ROOT);
    identities.put(
        key,
        kind + " `" + name + "` of account `" + account + "`",
        new Member(own, List.copyOf(memberships)),
        at);
  }

  /** A group and what hangs on it. */
  public void group(AccountId account, String name, List<AttachedPolicy> policies, SourceSpan at) {
    account(account);
    groups
        .computeIfAbsent(account, id -> new Definitions<>(findings))
        .put(name, "group `" + name + "` of account `" + account + "`", policies, at);
  }

  /** A resource, which belongs to one account only. */
  public void resource(Resource resource, SourceSpan at) {
    account(resource.account());
    resources.put(resource.arn(), "resource `" + resource.arn() + "`", resource, at);
  }

  /** A VPC endpoint. */
  public void vpcEndpoint(AccountId account, VpcEndpoint endpoint, SourceSpan at) {
    account(account);
    endpoints
        .computeIfAbsent(account, id -> new Definitions<>(findings))
        .put(endpoint.id(), "VPC endpoint `" + endpoint.id() + "`", endpoint, at);
  }

  /** The ARN of a SAML or OIDC provider. */
  public void identityProvider(AccountId account, String arn) {
    account(account);
    providers.computeIfAbsent(account, id -> new LinkedHashSet<>()).add(arn);
  }

  /** A managed policy by its ARN, the customer's or AWS's, attached or not. */
  public void managedPolicy(String arn, String name, PolicyDocument document, SourceSpan at) {
    managedPolicies.put(
        arn, "managed policy `" + arn + "`", new AttachedPolicy(name, arn, document), at);
  }

  /** The environment that all facts make together. */
  public Checked<Environment> build() {
    Optional<Organization> organized = organization.build();
    Map<AccountId, Account> built = new LinkedHashMap<>();
    Map<AccountId, Map<String, IamIdentity>> members = identitiesByAccount();
    Map<AccountId, Map<String, Resource>> owned = resourcesByAccount();
    for (AccountId id : accounts) {
      built.put(
          id, account(id, members.getOrDefault(id, Map.of()), owned.getOrDefault(id, Map.of())));
    }
    Map<String, AttachedPolicy> managed = new LinkedHashMap<>();
    managedPolicies.all().forEach((arn, policy) -> managed.put(arn, policy.value()));
    return Checked.of(
        Environment.of(organized.orElse(null), built, managed).withContextDefaults(contextDefaults),
        findings);
  }

  private Account account(
      AccountId id, Map<String, IamIdentity> members, Map<String, Resource> owned) {
    @Nullable String name = names.get(id.value());
    @Nullable PublicAccessBlock block = publicAccessBlocks.get(id.value());
    @Nullable Definitions<List<AttachedPolicy>> itsGroups = groups.get(id);
    @Nullable Definitions<VpcEndpoint> itsEndpoints = endpoints.get(id);
    Map<String, VpcEndpoint> endpointsById = new LinkedHashMap<>();
    if (itsEndpoints != null) {
      itsEndpoints.all().forEach((key, endpoint) -> endpointsById.put(key, endpoint.value()));
    }
    return new Account(
        id,
        name == null ? id.value() : name,
        members,
        itsGroups == null ? List.of() : List.copyOf(itsGroups.all().keySet()),
        owned,
        endpointsById,
        List.copyOf(providers.getOrDefault(id, Set.of())),
        canonicalUsers.get(id.value()),
        block == null ? PublicAccessBlock.NONE : block);
  }

  private Map<AccountId, Map<String, Resource>> resourcesByAccount() {
    Map<AccountId, Map<String, Resource>> byAccount = new LinkedHashMap<>();
    for (Definitions.Definition<Resource> definition : resources.all().values()) {
      Resource resource = definition.value();
      byAccount
          .computeIfAbsent(resource.account(), id -> new LinkedHashMap<>())
          .put(resource.arn(), resource);
    }
    return byAccount;
  }

  private Map<AccountId, Map<String, IamIdentity>> identitiesByAccount() {
    Map<AccountId, Map<String, IamIdentity>> byAccount = new LinkedHashMap<>();
    for (Definitions.Definition<Member> definition : identities.all().values()) {
      IamIdentity own = definition.value().own();
      AccountId account = own.arn().accountId().orElseThrow();
      byAccount
          .computeIfAbsent(account, id -> new LinkedHashMap<>())
          .put(own.arn().toString(), joined(account, definition.value()));
    }
    return byAccount;
  }

  /** GRAM-19: the policies of a user's groups are the user's. */
  private IamIdentity joined(AccountId account, Member member) {
    if (member.groups().isEmpty()) {
      return member.own();
    }
    List<AttachedPolicy> policies = new ArrayList<>(member.own().policies());
    for (GroupMembership membership : member.groups()) {
      @Nullable Definitions<List<AttachedPolicy>> known = groups.get(account);
      @Nullable List<AttachedPolicy> its = known == null ? null : known.get(membership.group());
      if (its != null) {
        policies.addAll(its);
      } else {
        findings.add(
            Finding.of(
                FindingCode.UNRESOLVED_REFERENCE,
                membership.at(),
                "`" + membership.group() + "` is no group of account `" + account + "`",
                "define it under `groups` of the account"));
      }
    }
    IamIdentity own = member.own();
    return new IamIdentity(
        own.arn(),
        own.uniqueId(),
        policies,
        own.permissionsBoundary(),
        own.trustPolicy(),
        own.tags());
  }
}
