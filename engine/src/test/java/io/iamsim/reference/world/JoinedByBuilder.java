package io.iamsim.reference.world;

import io.iamsim.environment.Environment;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.GroupMembership;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyType;
import io.iamsim.reference.world.World.Attachments;
import io.iamsim.reference.world.World.Described;
import io.iamsim.reference.world.World.Organized;
import io.iamsim.source.SourceSpan;

/** The environment that the builder makes of a world. */
public final class JoinedByBuilder {
  private static final SourceSpan HERE = SourceSpan.at("world", 1, 1);

  private final EnvironmentBuilder builder = new EnvironmentBuilder();

  private JoinedByBuilder() {}

  public static Environment environment(World world) {
    JoinedByBuilder joined = new JoinedByBuilder();
    world.accounts().forEach(joined::account);
    if (world.organization() != null) {
      joined.organization(world.organization());
    }
    world.defaults().forEach((key, values) -> joined.builder.contextDefault(key, values, HERE));
    return joined.builder.build().orElseThrow();
  }

  private void account(Described account) {
    AccountId id = account.id();
    builder.account(id);
    builder.publicAccessBlock(id, account.publicAccessBlock(), HERE);
    if (account.canonicalUserId() != null) {
      builder.canonicalUserId(id, account.canonicalUserId(), HERE);
    }
    account
        .identities()
        .forEach(
            identity ->
                builder.identity(
                    new IamIdentity(
                        identity.arn(),
                        identity.uniqueId(),
                        identity.own(),
                        identity.boundary(),
                        identity.trust(),
                        identity.tags()),
                    identity.groups().stream()
                        .map(group -> new GroupMembership(group, HERE))
                        .toList(),
                    HERE));
    account.groups().forEach((name, policies) -> builder.group(id, name, policies, HERE));
    account.resources().forEach(resource -> builder.resource(resource, HERE));
    account.vpcEndpoints().forEach(endpoint -> builder.vpcEndpoint(id, endpoint, HERE));
    account.identityProviders().forEach(arn -> builder.identityProvider(id, arn));
  }

  private void organization(Organized organized) {
    organized.places().forEach((account, node) -> builder.placement(account, node, HERE));
    organized.ofAccounts().forEach((account, attached) -> attachments(account.value(), attached));
    builder.organization(organized.id(), organized.managementAccount(), HERE);
    organized
        .nodes()
        .forEach(
            node -> {
              builder.node(node.id(), node.parent(), HERE);
              attachments(node.id(), node.attached());
              if (node.publicAccessBlock() != null) {
                builder.publicAccessBlock(node.id(), node.publicAccessBlock(), HERE);
              }
            });
  }

  private void attachments(String target, Attachments attached) {
    if (attached.serviceControl() != null) {
      builder.attachments(target, PolicyType.SERVICE_CONTROL, attached.serviceControl(), HERE);
    }
    if (attached.resourceControl() != null) {
      builder.attachments(target, PolicyType.RESOURCE_CONTROL, attached.resourceControl(), HERE);
    }
  }
}
