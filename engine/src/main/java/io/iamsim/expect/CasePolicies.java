package io.iamsim.expect;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.request.RequestParts;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the policies that a case brings, in the shape of a batch request's {@code policies}. */
final class CasePolicies {
  private static final List<String> LAYERS =
      List.of(
          "identity",
          "permissionsBoundary",
          "session",
          "scopeDown",
          "serviceControl",
          "resourceControl",
          "resource",
          "vpcEndpoint");

  private final Findings findings = new Findings();
  private final ParseMode mode;
  private final PolicyType resourceType;

  private CasePolicies(ParseMode mode, PolicyType resourceType) {
    this.mode = mode;
    this.resourceType = resourceType;
  }

  /** The policies; none, and the findings, if one of them is invalid. */
  static Checked<ApplicablePolicies> read(SourceNode node, ActionName action, ParseMode mode) {
    CasePolicies reader = new CasePolicies(mode, RequestParts.resourcePolicyType(action));
    ApplicablePolicies policies =
        ObjectReader.of(node, "`policies`", LAYERS, reader.findings)
            .map(reader::layers)
            .orElseGet(ApplicablePolicies::none);
    return Checked.of(policies, reader.findings.list());
  }

  private ApplicablePolicies layers(ObjectReader object) {
    ApplicablePolicies policies = ApplicablePolicies.none();
    for (String name : LAYERS) {
      Optional<SourceNode> written = object.get(name);
      if (written.isPresent()) {
        policies = with(policies, name, written.get());
      }
    }
    return policies;
  }

  private ApplicablePolicies with(ApplicablePolicies policies, String name, SourceNode value) {
    return switch (name) {
      case "identity" -> policies.withIdentity(layer(value, PolicyType.IDENTITY));
      case "permissionsBoundary" ->
          policies.withPermissionsBoundary(layer(value, PolicyType.PERMISSIONS_BOUNDARY));
      case "session" -> policies.withSession(layer(value, PolicyType.SESSION));
      case "scopeDown" -> policies.withScopeDown(eachALevel(value));
      case "serviceControl" ->
          policies.withServiceControl(levels(value, PolicyType.SERVICE_CONTROL));
      case "resourceControl" ->
          policies.withResourceControl(levels(value, PolicyType.RESOURCE_CONTROL));
      case "vpcEndpoint" -> policies.withVpcEndpoint(layer(value, PolicyType.VPC_ENDPOINT));
      default -> policies.withResource(layer(value, resourceType));
    };
  }

  private PolicyLayer layer(SourceNode node, PolicyType type) {
    return PolicyLayer.of(policies(items(node), type));
  }

  /** Every call's policy must allow (STS-20). */
  private PolicyLayer eachALevel(SourceNode node) {
    return PolicyLayer.ofLevels(
        policies(items(node), PolicyType.SESSION).stream()
            .map(policy -> new PolicyLevel(policy.name(), List.of(policy)))
            .toList());
  }

  private PolicyLayer levels(SourceNode node, PolicyType type) {
    List<PolicyLevel> levels = new ArrayList<>();
    for (SourceNode item : items(node)) {
      ObjectReader.of(item, "a level", List.of("target", "policies"), findings)
          .ifPresent(
              level ->
                  levels.add(
                      new PolicyLevel(
                          level.text("target"), policies(level.items("policies"), type))));
    }
    return PolicyLayer.ofLevels(levels);
  }

  private List<AttachedPolicy> policies(List<SourceNode> items, PolicyType type) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (SourceNode item : items) {
      ObjectReader.of(item, "a policy of a case", List.of("name", "document"), findings)
          .flatMap(policy -> policy(policy, type))
          .ifPresent(policies::add);
    }
    return policies;
  }

  private Optional<AttachedPolicy> policy(ObjectReader written, PolicyType type) {
    Optional<SourceNode.Scalar> name = written.string("name");
    Optional<SourceNode> document = written.require("document");
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Checked<PolicyDocument> read = document(document.get(), type);
    findings.addAll(read.findings());
    return read.value()
        .map(found -> AttachedPolicy.of(name.map(SourceNode.Scalar::text).orElse("policy"), found));
  }

  /** A document, or the text of one: what no YAML can say, such as a member that stands twice. */
  private Checked<PolicyDocument> document(SourceNode node, PolicyType type) {
    if (node instanceof SourceNode.Scalar scalar && scalar.isString()) {
      SourceSpan at = node.span();
      return PolicyParser.parse(
          new SourceText(at.source(), scalar.text(), at.line(), at.column()), type, mode);
    }
    return PolicyParser.parse(node, type, mode);
  }

  private static List<SourceNode> items(SourceNode node) {
    return node instanceof SourceNode.Sequence list ? list.items() : List.of(node);
  }
}
