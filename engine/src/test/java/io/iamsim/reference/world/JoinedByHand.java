package io.iamsim.reference.world;

import io.iamsim.environment.Account;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.AwsManagedPolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.model.AccountId;
import io.iamsim.reference.world.World.Attachments;
import io.iamsim.reference.world.World.Described;
import io.iamsim.reference.world.World.Identity;
import io.iamsim.reference.world.World.Node;
import io.iamsim.reference.world.World.Organized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The environment that a world is: GRAM-19, SCP-3, RCP-3, RCP-4, ROOM-7, ROOM-24. */
public final class JoinedByHand {
  private final World world;

  private JoinedByHand(World world) {
    this.world = world;
  }

  public static Environment environment(World world) {
    return new JoinedByHand(world).environment();
  }

  private Environment environment() {
    Map<AccountId, Account> accounts = new HashMap<>();
    for (Described account : world.accounts()) {
      accounts.put(account.id(), account(account));
    }
    return Environment.of(
            world.organization() == null ? null : organization(world.organization()), accounts)
        .withContextDefaults(world.defaults());
  }

  private static Account account(Described account) {
    Map<String, IamIdentity> identities = new LinkedHashMap<>();
    for (Identity identity : account.identities()) {
      List<AttachedPolicy> policies = new ArrayList<>(identity.own());
      identity.groups().forEach(group -> policies.addAll(account.groups().get(group)));
      identities.put(
          identity.arn().toString(),
          new IamIdentity(
              identity.arn(),
              identity.uniqueId(),
              policies,
              identity.boundary(),
              identity.trust(),
              identity.tags()));
    }
    Map<String, Resource> resources = new LinkedHashMap<>();
    account.resources().forEach(resource -> resources.put(resource.arn(), resource));
    Map<String, VpcEndpoint> endpoints = new LinkedHashMap<>();
    account.vpcEndpoints().forEach(endpoint -> endpoints.put(endpoint.id(), endpoint));
    return new Account(
        account.id(),
        account.id().value(),
        identities,
        List.copyOf(account.groups().keySet()),
        resources,
        endpoints,
        account.identityProviders(),
        account.canonicalUserId(),
        account.publicAccessBlock());
  }

  private static Organization organization(Organized organized) {
    Map<AccountId, Organization.Member> members = new HashMap<>();
    for (AccountId account : organized.places().keySet()) {
      members.put(account, member(organized, account, organized.places().get(account)));
    }
    AccountId management = organized.managementAccount();
    if (!members.containsKey(management)) {
      members.put(management, member(organized, management, organized.nodes().get(0).id()));
    }
    return new Organization(
        organized.id(),
        management,
        isUsed(organized, Attachments::serviceControl),
        isUsed(organized, Attachments::resourceControl),
        members);
  }

  /** ROOM-7: if no node lists any, the organization does not use them. */
  private static boolean isUsed(
      Organized organized, Function<Attachments, @Nullable List<AttachedPolicy>> policies) {
    boolean used = false;
    for (Node node : organized.nodes()) {
      used |= policies.apply(node.attached()) != null;
    }
    for (Attachments attached : organized.ofAccounts().values()) {
      used |= policies.apply(attached) != null;
    }
    return used;
  }

  private static Organization.Member member(Organized organized, AccountId account, String place) {
    List<Node> way = way(organized, place);
    StringBuilder path = new StringBuilder(organized.id() + "/");
    List<PolicyLevel> serviceControl = new ArrayList<>();
    List<PolicyLevel> resourceControl = new ArrayList<>();
    boolean blocked = false;
    for (Node node : way) {
      path.append(node.id()).append("/");
      serviceControl.add(serviceControl(node.id(), node.attached()));
      resourceControl.add(resourceControl(node.id(), node.attached()));
      if (node.publicAccessBlock() != null) {
        blocked = node.publicAccessBlock(); // ROOM-24: the nearest node counts
      }
    }
    Attachments own = organized.ofAccounts().getOrDefault(account, new Attachments(null, null));
    serviceControl.add(serviceControl(account.value(), own));
    resourceControl.add(resourceControl(account.value(), own));
    boolean scp = isUsed(organized, Attachments::serviceControl);
    boolean rcp = isUsed(organized, Attachments::resourceControl);
    return new Organization.Member(
        path.toString(),
        scp ? serviceControl : List.of(),
        rcp ? resourceControl : List.of(),
        blocked);
  }

  private static List<Node> way(Organized organized, String place) {
    List<Node> way = new ArrayList<>();
    @Nullable String at = place;
    while (at != null) {
      for (Node node : organized.nodes()) {
        if (node.id().equals(at)) {
          way.add(0, node);
        }
      }
      at = way.get(0).parent();
    }
    return way;
  }

  /** ROOM-7: nothing said is AWS's default; an empty list is nothing attached. */
  private static PolicyLevel serviceControl(String target, Attachments attached) {
    return new PolicyLevel(
        target,
        attached.serviceControl() == null
            ? List.of(AwsManagedPolicies.fullAwsAccess())
            : attached.serviceControl());
  }

  /** RCP-3: RCPFullAWSAccess is everywhere. */
  private static PolicyLevel resourceControl(String target, Attachments attached) {
    List<AttachedPolicy> policies = new ArrayList<>();
    policies.add(AwsManagedPolicies.rcpFullAwsAccess());
    if (attached.resourceControl() != null) {
      policies.addAll(attached.resourceControl());
    }
    return new PolicyLevel(target, policies);
  }
}
