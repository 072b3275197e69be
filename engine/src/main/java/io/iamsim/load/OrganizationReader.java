package io.iamsim.load;

import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.model.AccountId;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code organization}: its root, its organizational units and what is attached to them. */
final class OrganizationReader {
  private static final List<String> MEMBERS = List.of("id", "managementAccount", "root");
  private static final List<String> ALL_OR_NONE = List.of("all", "none");
  private static final List<String> NODE_MEMBERS =
      List.of(
          "id",
          "name",
          "serviceControlPolicies",
          "resourceControlPolicies",
          "publicAccessBlock",
          "accounts",
          "children");

  private final PolicyReferences policies;
  private final EnvironmentBuilder builder;
  private final Findings findings;

  OrganizationReader(PolicyReferences policies, EnvironmentBuilder builder, Findings findings) {
    this.policies = policies;
    this.builder = builder;
    this.findings = findings;
  }

  void read(SourceNode node) {
    Optional<ObjectReader> object = ObjectReader.of(node, "the organization", MEMBERS, findings);
    object.ifPresent(this::read);
  }

  private void read(ObjectReader organization) {
    Optional<SourceNode.Scalar> id = organization.requireString("id");
    id.ifPresent(value -> checkId(value, "o-"));
    Optional<AccountId> management =
        organization.require("managementAccount").flatMap(node -> AccountIds.read(node, findings));
    if (id.isPresent() && management.isPresent()) {
      builder.organization(id.get().text(), management.get(), id.get().span());
    }
    organization.require("root").ifPresent(root -> readNode(root, null));
  }

  private void readNode(SourceNode node, @Nullable String parent) {
    String what = parent == null ? "the root" : "an organizational unit";
    Optional<ObjectReader> object = ObjectReader.of(node, what, NODE_MEMBERS, findings);
    Optional<SourceNode.Scalar> id = object.flatMap(unit -> unit.requireString("id"));
    if (object.isEmpty() || id.isEmpty()) {
      return;
    }
    checkId(id.get(), parent == null ? "r-" : "ou-");
    ObjectReader unit = object.get();
    String name = id.get().text();
    builder.node(name, parent, id.get().span());
    unit.string("name").ifPresent(text -> builder.nodeName(name, text.text(), text.span()));
    readAttachments(unit, name);
    unit.oneOf("publicAccessBlock", ALL_OR_NONE)
        .ifPresent(
            text ->
                builder.publicAccessBlock(
                    name, text.equals("all"), unit.get("publicAccessBlock").orElseThrow().span()));
    for (SourceNode account : unit.items("accounts")) {
      AccountIds.read(account, findings)
          .ifPresent(known -> builder.placement(known, name, account.span()));
    }
    unit.items("children").forEach(child -> readNode(child, name));
  }

  /**
   * What is attached to a node or an account; a member left out says nothing, an empty list does.
   */
  void readAttachments(ObjectReader object, String target) {
    readAttachments(object, target, "serviceControlPolicies", PolicyType.SERVICE_CONTROL);
    readAttachments(object, target, "resourceControlPolicies", PolicyType.RESOURCE_CONTROL);
  }

  private void readAttachments(ObjectReader object, String target, String member, PolicyType type) {
    object
        .get(member)
        .ifPresent(
            node ->
                builder.attachments(
                    target,
                    type,
                    policies.list(object.items(member), type, null, target),
                    node.span()));
  }

  private void checkId(SourceNode.Scalar id, String prefix) {
    if (!id.text().startsWith(prefix) || id.text().length() == prefix.length()) {
      findings.add(
          FindingCode.INVALID_VALUE,
          id.span(),
          "`" + id.text() + "` does not begin with `" + prefix + "`",
          "take the id that AWS Organizations shows");
    }
  }
}
