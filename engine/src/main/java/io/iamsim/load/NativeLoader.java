package io.iamsim.load;

import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.model.AccountId;
import io.iamsim.model.ConditionKey;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.ContextValue;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the native environment format ({@code docs/environment.md}).
 *
 * <p>An account may be spread over files, so all files' managed policies are defined before any
 * reference is followed.
 */
final class NativeLoader {
  private static final List<String> MARKS =
      List.of("organization", "accounts", "awsManagedPolicies");
  private static final List<String> MEMBERS =
      List.of("organization", "accounts", "awsManagedPolicies", "partition", "defaults");
  private static final List<String> DEFAULTS = List.of("context");
  private static final List<String> PARTITIONS = List.of("aws", "aws-cn", "aws-us-gov");

  private record AccountPart(AccountId id, ObjectReader object) {}

  private final EnvironmentBuilder builder;
  private final Findings findings;
  private final PolicyReferences policies;
  private String partition = "aws";
  private @Nullable SourceSpan partitionAt;

  NativeLoader(SourceFiles files, ParseMode mode, EnvironmentBuilder builder, Findings findings) {
    this.builder = builder;
    this.findings = findings;
    this.policies = new PolicyReferences(new PolicyTexts(files, mode, findings), findings);
  }

  /** True if a text has a member that only this format has. */
  static boolean recognises(SourceNode node) {
    return node instanceof SourceNode.Mapping mapping
        && mapping.members().stream().anyMatch(member -> MARKS.contains(member.name()));
  }

  /** What to say of a text that is not recognised. */
  static String expectation(SourceNode node) {
    String known = "an environment has `organization`, `accounts` or `awsManagedPolicies`";
    if (node instanceof SourceNode.Mapping mapping) {
      return mapping.members().stream()
          .map(member -> Suggestions.didYouMean(member.name(), MARKS))
          .filter(meant -> !meant.isEmpty())
          .findFirst()
          .orElse(known);
    }
    return known;
  }

  /** Says the facts of all texts to the builder. */
  void load(List<SourceNode> texts) {
    List<ObjectReader> roots = new ArrayList<>();
    for (SourceNode text : texts) {
      ObjectReader.of(text, "the environment", MEMBERS, findings).ifPresent(roots::add);
    }
    roots.forEach(this::readPartition);
    roots.forEach(this::readDefaults);
    List<AccountPart> accounts = new ArrayList<>();
    for (ObjectReader root : roots) {
      root.entries("awsManagedPolicies")
          .forEach(member -> policies.defineAwsManaged(member, builder));
      root.entries("accounts").forEach(member -> account(member).ifPresent(accounts::add));
    }
    for (AccountPart part : accounts) {
      part.object()
          .entries("managedPolicies")
          .forEach(member -> policies.defineManaged(part.id(), partition, member, builder));
    }
    OrganizationReader organizations = new OrganizationReader(policies, builder, findings);
    roots.forEach(root -> root.get("organization").ifPresent(organizations::read));
    for (AccountPart part : accounts) {
      new AccountReader(part.id(), partition, policies, builder, findings).read(part.object());
    }
  }

  private Optional<AccountPart> account(SourceNode.Member member) {
    Optional<AccountId> id = AccountIds.read(member.name(), member.nameSpan(), findings);
    Optional<ObjectReader> object =
        ObjectReader.of(
            member.value(), "account `" + member.name() + "`", AccountReader.MEMBERS, findings);
    return id.flatMap(known -> object.map(found -> new AccountPart(known, found)));
  }

  private void readDefaults(ObjectReader root) {
    root.get("defaults")
        .flatMap(node -> ObjectReader.of(node, "`defaults`", DEFAULTS, findings))
        .flatMap(defaults -> defaults.get("context"))
        .ifPresent(
            node ->
                ContextFile.keys(node, findings)
                    .forEach((key, value) -> contextDefault(key, value, node.span())));
  }

  private void contextDefault(ConditionKey key, ContextValue value, SourceSpan at) {
    if (value instanceof ContextValue.Present present) {
      builder.contextDefault(key, present.values(), at);
    } else {
      findings.add(
          FindingCode.INVALID_VALUE,
          at,
          "the default of `" + key + "` is null",
          "leave the key out, or write the value that requests have");
    }
  }

  private void readPartition(ObjectReader root) {
    @Nullable String stated = root.oneOf("partition", PARTITIONS).orElse(null);
    if (stated == null) {
      return;
    }
    SourceSpan at = root.get("partition").orElseThrow().span();
    if (partitionAt != null && !stated.equals(partition)) {
      findings.add(
          FindingCode.CONFLICT,
          at,
          "the partition is defined differently at " + partitionAt,
          "an environment lies in one partition");
      return;
    }
    partition = stated;
    partitionAt = at;
  }
}
