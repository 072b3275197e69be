package io.iamsim.corpus;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.Checked;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the policies that a case brings, in the shape of a batch request's {@code policies}. */
public final class CasePolicies {
  private final Findings findings = new Findings();
  private final PolicyType resourceType;

  private CasePolicies(PolicyType resourceType) {
    this.resourceType = resourceType;
  }

  /** The policies; none, and the findings, if one of them is invalid. */
  public static Checked<ApplicablePolicies> read(SourceNode node, String action) {
    CasePolicies reader = new CasePolicies(resourceType(action));
    ApplicablePolicies policies = reader.layers(node);
    return Checked.of(policies, reader.findings.list());
  }

  private static PolicyType resourceType(String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    if (lower.startsWith("kms:")) {
      return PolicyType.KMS_KEY;
    }
    return lower.startsWith("sts:") ? PolicyType.ROLE_TRUST : PolicyType.RESOURCE;
  }

  private ApplicablePolicies layers(SourceNode node) {
    ApplicablePolicies policies = ApplicablePolicies.none();
    if (!(node instanceof SourceNode.Mapping mapping)) {
      findings.add(FindingCode.WRONG_TYPE, node.span(), "`policies` is an object", "");
      return policies;
    }
    for (SourceNode.Member member : mapping.members()) {
      SourceNode value = member.value();
      policies =
          switch (member.name()) {
            case "identity" -> policies.withIdentity(layer(value, PolicyType.IDENTITY));
            case "permissionsBoundary" ->
                policies.withPermissionsBoundary(layer(value, PolicyType.PERMISSIONS_BOUNDARY));
            case "session" -> policies.withSession(layer(value, PolicyType.SESSION));
            case "serviceControl" ->
                policies.withServiceControl(levels(value, PolicyType.SERVICE_CONTROL));
            case "resourceControl" ->
                policies.withResourceControl(levels(value, PolicyType.RESOURCE_CONTROL));
            case "resource" -> policies.withResource(layer(value, resourceType));
            case "vpcEndpoint" -> policies.withVpcEndpoint(layer(value, PolicyType.VPC_ENDPOINT));
            default -> {
              findings.add(
                  FindingCode.UNKNOWN_ELEMENT,
                  member.nameSpan(),
                  "unknown layer `" + member.name() + "`",
                  "");
              yield policies;
            }
          };
    }
    return policies;
  }

  private PolicyLayer layer(SourceNode node, PolicyType type) {
    return PolicyLayer.of(policies(node, type));
  }

  private PolicyLayer levels(SourceNode node, PolicyType type) {
    List<PolicyLevel> levels = new ArrayList<>();
    for (SourceNode item : items(node)) {
      if (item instanceof SourceNode.Mapping level) {
        @Nullable String target =
            level
                .get("target")
                .map(text -> text instanceof SourceNode.Scalar scalar ? scalar.text() : null)
                .orElse(null);
        List<AttachedPolicy> attached =
            level.get("policies").map(list -> policies(list, type)).orElse(List.of());
        levels.add(new PolicyLevel(target, attached));
      }
    }
    return PolicyLayer.ofLevels(levels);
  }

  private List<AttachedPolicy> policies(SourceNode node, PolicyType type) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (SourceNode item : items(node)) {
      Optional<SourceNode> document =
          item instanceof SourceNode.Mapping mapping ? mapping.get("document") : Optional.empty();
      if (document.isEmpty()) {
        findings.add(FindingCode.MISSING_ELEMENT, item.span(), "no `document` in a policy", "");
        continue;
      }
      Checked<PolicyDocument> read = document(document.get(), type);
      findings.addAll(read.findings());
      read.value().ifPresent(value -> policies.add(AttachedPolicy.of("policy", value)));
    }
    return policies;
  }

  /** A document, or the text of one: what no YAML can say, such as a member that stands twice. */
  private static Checked<PolicyDocument> document(SourceNode node, PolicyType type) {
    if (node instanceof SourceNode.Scalar scalar && scalar.isString()) {
      return PolicyParser.parse(SourceText.of("document", scalar.text()), type, ParseMode.STRICT);
    }
    return PolicyParser.parse(node, type, ParseMode.STRICT);
  }

  private static List<SourceNode> items(SourceNode node) {
    return node instanceof SourceNode.Sequence list ? list.items() : List.of(node);
  }
}
