package io.iamsim.environment;

import io.iamsim.environment.Definitions.Definition;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins what is said of an organisation to the places of its accounts (SCP-3, RCP-4). */
final class OrganizationBuilder {
  private static final int MAX_NESTING = 5;

  private record Identity(String id, AccountId managementAccount) {}

  private record Node(@Nullable String parent) {}

  private final List<Finding> findings;
  private final Definitions<Identity> identity;
  private final Definitions<String> root;
  private final Definitions<Node> nodes;
  private final Definitions<String> names;
  private final Definitions<String> placements;
  private final Definitions<Boolean> publicAccessBlocks;
  private final Definitions<List<AttachedPolicy>> serviceControl;
  private final Definitions<List<AttachedPolicy>> resourceControl;

  OrganizationBuilder(List<Finding> findings) {
    this.findings = findings;
    this.identity = new Definitions<>(findings);
    this.root = new Definitions<>(findings);
    this.nodes = new Definitions<>(findings);
    this.names = new Definitions<>(findings);
    this.placements = new Definitions<>(findings);
    this.publicAccessBlocks = new Definitions<>(findings);
    this.serviceControl = new Definitions<>(findings);
    this.resourceControl = new Definitions<>(findings);
  }

  void identity(String id, AccountId managementAccount, SourceSpan at) {
    identity.put("", "the organisation", new Identity(id, managementAccount), at);
  }

  void node(String id, @Nullable String parent, SourceSpan at) {
    if (parent == null) {
      root.put("", "the root of the organisation", id, at);
    }
    nodes.put(id, "the place of `" + id + "`", new Node(parent), at);
  }

  void nodeName(String id, String name, SourceSpan at) {
    names.put(id, "the name of `" + id + "`", name, at);
  }

  void placement(AccountId account, String node, SourceSpan at) {
    placements.put(account.value(), "the place of account `" + account + "`", node, at);
  }

  void publicAccessBlock(String node, boolean blocks, SourceSpan at) {
    publicAccessBlocks.put(node, "the public access block of `" + node + "`", blocks, at);
  }

  void attachments(String target, PolicyType type, List<AttachedPolicy> policies, SourceSpan at) {
    switch (type) {
      case SERVICE_CONTROL -> {
        checkCount(target, type, policies.size(), 10, at);
        serviceControl.put(target, subject(type, target), List.copyOf(policies), at);
      }
      case RESOURCE_CONTROL -> {
        List<AttachedPolicy> all = withFullAccess(policies);
        checkCount(target, type, all.size(), 5, at);
        resourceControl.put(target, subject(type, target), all, at);
      }
      default -> throw new IllegalArgumentException("no policy of an organisation: " + type);
    }
  }

  private static String subject(PolicyType type, String target) {
    return "the list of " + plural(type) + " of `" + target + "`";
  }

  private static String plural(PolicyType type) {
    return type == PolicyType.SERVICE_CONTROL
        ? "service control policies"
        : "resource control policies";
  }

  /** RCP-3: it is attached everywhere and cannot be detached. */
  private static List<AttachedPolicy> withFullAccess(List<AttachedPolicy> policies) {
    AttachedPolicy full = AwsManagedPolicies.rcpFullAwsAccess();
    if (policies.stream().anyMatch(policy -> policy.document().equals(full.document()))) {
      return List.copyOf(policies);
    }
    List<AttachedPolicy> all = new ArrayList<>();
    all.add(full);
    all.addAll(policies);
    return List.copyOf(all);
  }

  /** QUOTA-7, QUOTA-8. */
  private void checkCount(String target, PolicyType type, int count, int limit, SourceSpan at) {
    if (count > limit) {
      findings.add(
          Finding.of(
              FindingCode.QUOTA_EXCEEDED,
              at,
              "`" + target + "` has " + count + " " + plural(type) + ", AWS attaches " + limit,
              "join some of them"));
    }
  }

  /** The organisation, if one was named. */
  Optional<Organization> build() {
    @Nullable Identity known = identity.get("");
    checkTree();
    if (known == null) {
      checkAttachments(Map.of());
      return Optional.empty();
    }
    Map<AccountId, Organization.Member> members = new LinkedHashMap<>();
    for (Map.Entry<String, Definition<String>> placed : placements.all().entrySet()) {
      AccountId account = new AccountId(placed.getKey());
      members.put(account, member(known.id(), account, placed.getValue().value()));
    }
    @Nullable String top = root.get("");
    if (top != null && !members.containsKey(known.managementAccount())) {
      AccountId management = known.managementAccount();
      members.put(management, member(known.id(), management, top));
    }
    checkAttachments(members);
    Map<String, String> nodeNames = new LinkedHashMap<>();
    names.all().forEach((id, name) -> nodeNames.put(id, name.value()));
    return Optional.of(
        new Organization(
            known.id(),
            known.managementAccount(),
            !serviceControl.all().isEmpty(),
            !resourceControl.all().isEmpty(),
            members,
            nodeNames));
  }

  private Organization.Member member(String organization, AccountId account, String node) {
    List<String> way = way(node);
    StringBuilder path = new StringBuilder(organization).append('/');
    way.forEach(id -> path.append(id).append('/'));
    List<String> targets = new ArrayList<>(way);
    targets.add(account.value());
    return new Organization.Member(
        path.toString(),
        levels(targets, serviceControl, AwsManagedPolicies.fullAwsAccess()),
        levels(targets, resourceControl, AwsManagedPolicies.rcpFullAwsAccess()),
        publicAccessBlocked(way));
  }

  /** What the node nearest to the account says; it assigns anew what those above it assign. */
  private boolean publicAccessBlocked(List<String> way) {
    boolean blocked = false;
    for (String node : way) {
      @Nullable Boolean said = publicAccessBlocks.get(node);
      blocked = said == null ? blocked : said;
    }
    return blocked;
  }

  /** One level a target; none at all where no target names policies of the type. */
  private static List<PolicyLevel> levels(
      List<String> targets,
      Definitions<List<AttachedPolicy>> attachments,
      AttachedPolicy byDefault) {
    if (attachments.all().isEmpty()) {
      return List.of();
    }
    List<PolicyLevel> levels = new ArrayList<>();
    for (String target : targets) {
      @Nullable List<AttachedPolicy> policies = attachments.get(target);
      levels.add(new PolicyLevel(target, policies == null ? List.of(byDefault) : policies));
    }
    return levels;
  }

  /** The nodes from the root down to a node; a circle, which is a finding, ends it. */
  private List<String> way(String node) {
    Deque<String> way = new ArrayDeque<>();
    @Nullable String at = node;
    while (at != null && !way.contains(at)) {
      way.addFirst(at);
      @Nullable Node found = nodes.get(at);
      at = found == null ? null : found.parent();
    }
    return List.copyOf(way);
  }

  private void checkTree() {
    nodes.all().forEach((id, node) -> checkNode(id, node.value().parent(), node.at()));
    placements
        .all()
        .forEach((account, node) -> checkKnown(node.value(), "account " + account, node.at()));
  }

  private void checkNode(String id, @Nullable String parent, SourceSpan at) {
    if (parent != null) {
      checkKnown(parent, id, at);
    }
    List<String> way = way(id);
    @Nullable Node first = nodes.get(way.get(0));
    if (first != null && first.parent() != null) {
      findings.add(
          Finding.of(
              FindingCode.CONFLICT, at, "`" + id + "` stands below itself", "mend its parents"));
    }
    int depth = way.size() - 1;
    if (depth > MAX_NESTING) {
      findings.add(
          Finding.of(
              FindingCode.QUOTA_EXCEEDED,
              at,
              "`" + id + "` is nested " + depth + " levels deep, AWS has " + MAX_NESTING,
              ""));
    }
  }

  private void checkKnown(String node, String what, SourceSpan at) {
    if (nodes.get(node) == null) {
      findings.add(
          Finding.of(
              FindingCode.UNRESOLVED_REFERENCE,
              at,
              "`" + node + "`, in which `" + what + "` stands, is not known",
              ""));
    }
  }

  /** Attachments that would bind nobody: their target is in no organisation. */
  private void checkAttachments(Map<AccountId, Organization.Member> members) {
    checkAttachments(serviceControl, PolicyType.SERVICE_CONTROL, members);
    checkAttachments(resourceControl, PolicyType.RESOURCE_CONTROL, members);
  }

  private void checkAttachments(
      Definitions<List<AttachedPolicy>> attachments,
      PolicyType type,
      Map<AccountId, Organization.Member> members) {
    attachments
        .all()
        .forEach(
            (target, policies) -> {
              boolean known =
                  AccountId.parse(target)
                      .map(members::containsKey)
                      .orElse(nodes.get(target) != null);
              if (!known) {
                findings.add(
                    Finding.of(
                        FindingCode.ELEMENT_NOT_ALLOWED,
                        policies.at(),
                        "`" + target + "` has " + plural(type) + " but stands in no organisation",
                        "list it under `accounts` of the root or of an organizational unit"));
              }
            });
  }
}
