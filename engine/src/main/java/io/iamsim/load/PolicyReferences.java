package io.iamsim.load;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.AwsManagedPolicies;
import io.iamsim.environment.EnvironmentBuilder;
import io.iamsim.environment.ShortResources;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ObjectReader;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the document that a reference means.
 *
 * <p>A reference is an inline document; a name or ARN of one of the account's managed policies; the
 * ARN of an AWS-managed policy; or a path. What it does not find is a finding at the reference.
 */
final class PolicyReferences {
  private static final String ORGANIZATIONS_POLICY = "policy/";

  private final PolicyTexts texts;
  private final Findings findings;
  private final Map<AccountId, Map<String, SourceNode>> managed = new HashMap<>();
  private final Map<String, SourceNode> awsManaged = new LinkedHashMap<>();

  PolicyReferences(PolicyTexts texts, Findings findings) {
    this.texts = texts;
    this.findings = findings;
  }

  /** One of an account's managed policies; all are defined before any is referred to. */
  void defineManaged(
      AccountId account, String partition, SourceNode.Member member, EnvironmentBuilder builder) {
    managed
        .computeIfAbsent(account, id -> new LinkedHashMap<>())
        .putIfAbsent(member.name(), member.value());
    String arn = "arn:" + partition + ":iam::" + account + ":policy/" + member.name();
    define(arn, member.name(), member, builder);
  }

  /** An AWS-managed policy by its ARN. */
  void defineAwsManaged(SourceNode.Member member, EnvironmentBuilder builder) {
    Optional<Arn> arn = Arn.parse(member.name()).filter(PolicyReferences::isAwsManaged);
    if (arn.isEmpty()) {
      findings.add(
          FindingCode.INVALID_ARN,
          member.nameSpan(),
          "`" + member.name() + "` is no ARN of an AWS-managed policy",
          "write it as in arn:aws:iam::aws:policy/ReadOnlyAccess");
      return;
    }
    awsManaged.putIfAbsent(member.name(), member.value());
    define(member.name(), lastPart(arn.get().resource()), member, builder);
  }

  private void define(
      String arn, String name, SourceNode.Member member, EnvironmentBuilder builder) {
    document(member.value(), PolicyType.IDENTITY)
        .ifPresent(document -> builder.managedPolicy(arn, name, document, member.nameSpan()));
  }

  /** The policies of a list, each named after what it was referred to by. */
  List<AttachedPolicy> list(
      List<SourceNode> items, PolicyType type, @Nullable AccountId account, String origin) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      attached(items.get(i), type, account, "inline policy " + (i + 1), origin)
          .ifPresent(policies::add);
    }
    return policies;
  }

  /**
   * The policy of one reference.
   *
   * @param account whose managed policies may be named, or null
   * @param inlineName what an inline document is called
   */
  Optional<AttachedPolicy> attached(
      SourceNode node,
      PolicyType type,
      @Nullable AccountId account,
      String inlineName,
      String origin) {
    if (!(node instanceof SourceNode.Scalar scalar) || !scalar.isString() || isText(scalar)) {
      return document(node, type).map(found -> new AttachedPolicy(inlineName, origin, found));
    }
    String text = scalar.text();
    Optional<AttachedPolicy> guardrail = guardrail(text, type);
    if (guardrail.isPresent()) {
      return guardrail.map(found -> new AttachedPolicy(found.name(), origin, found.document()));
    }
    Map<String, SourceNode> own =
        account == null ? Map.of() : managed.getOrDefault(account, Map.of());
    @Nullable SourceNode named = own.get(text);
    if (named != null) {
      return document(named, type).map(found -> new AttachedPolicy(text, origin, found));
    }
    Optional<Arn> arn = Arn.parse(text);
    if (arn.isPresent()) {
      return byArn(scalar, arn.get(), type, account, own)
          .map(found -> new AttachedPolicy(lastPart(arn.get().resource()), origin, found));
    }
    if (!isPath(text)) {
      unresolved(scalar, type, own);
      return Optional.empty();
    }
    return texts.inFile(scalar, type).map(found -> new AttachedPolicy(text, origin, found));
  }

  /**
   * The policy of one reference at the resource or role that carries it, as its service stores it.
   *
   * @param arn what carries it
   */
  Optional<AttachedPolicy> stored(
      SourceNode node, PolicyType type, AccountId account, String origin, String arn) {
    Optional<AttachedPolicy> policy = attached(node, type, account, type.title(), origin);
    policy.ifPresent(found -> texts.checkStorage(found.document(), arn));
    return policy.map(found -> ShortResources.stored(found, arn));
  }

  private void unresolved(SourceNode.Scalar scalar, PolicyType type, Map<String, SourceNode> own) {
    List<String> known = new ArrayList<>(own.keySet());
    if (type == PolicyType.SERVICE_CONTROL) {
      known.add(AwsManagedPolicies.FULL_AWS_ACCESS);
    } else if (type == PolicyType.RESOURCE_CONTROL) {
      known.add(AwsManagedPolicies.RCP_FULL_AWS_ACCESS);
    }
    findings.add(
        FindingCode.UNRESOLVED_REFERENCE,
        scalar.span(),
        "`" + scalar.text() + "` names no " + type.title(),
        Suggestions.help(
            scalar.text(),
            known,
            "a name stands under `managedPolicies` of the account; a path has a `/` or ends in"
                + " .json, .yaml or .yml"));
  }

  /** A document given directly: inline, or by path. */
  private Optional<PolicyDocument> document(SourceNode node, PolicyType type) {
    if (node instanceof SourceNode.Mapping
        || (node instanceof SourceNode.Scalar scalar && isText(scalar))) {
      return texts.inline(node, type);
    }
    Optional<SourceNode.Scalar> path =
        ObjectReader.string(node, "a policy", "a path or an object", findings);
    if (path.isPresent() && !isPath(path.get().text())) {
      findings.add(
          FindingCode.UNRESOLVED_REFERENCE,
          path.get().span(),
          "`" + path.get().text() + "` is no path",
          "a path has a `/` or ends in .json, .yaml or .yml");
      return Optional.empty();
    }
    return path.flatMap(reference -> texts.inFile(reference, type));
  }

  private Optional<PolicyDocument> byArn(
      SourceNode.Scalar reference,
      Arn arn,
      PolicyType type,
      @Nullable AccountId account,
      Map<String, SourceNode> own) {
    if (isAwsManaged(arn)) {
      return awsManaged(reference, arn, type);
    }
    boolean itsOwn =
        arn.service().equals("iam")
            && arn.resource().startsWith("policy/")
            && account != null
            && arn.account().equals(account.value());
    @Nullable SourceNode named = itsOwn ? own.get(lastPart(arn.resource())) : null;
    if (named != null) {
      return document(named, type);
    }
    findings.add(
        FindingCode.UNRESOLVED_REFERENCE,
        reference.span(),
        "`" + reference.text() + "` is not known",
        itsOwn
            ? "define `" + lastPart(arn.resource()) + "` under `managedPolicies` of the account"
            : "a managed policy is attached in its own account only");
    return Optional.empty();
  }

  private Optional<PolicyDocument> awsManaged(
      SourceNode.Scalar reference, Arn arn, PolicyType type) {
    @Nullable SourceNode given = awsManaged.get(reference.text());
    if (given != null) {
      return document(given, type);
    }
    if (arn.resource().equals("policy/" + AwsManagedPolicies.ADMINISTRATOR_ACCESS)) {
      return Optional.of(AwsManagedPolicies.administratorAccess(type));
    }
    findings.add(
        FindingCode.UNRESOLVED_REFERENCE,
        reference.span(),
        "the AWS-managed policy `" + reference.text() + "` is not given",
        "save it with `aws iam get-policy-version --policy-arn "
            + reference.text()
            + " --version-id VERSION` and name the file under `awsManagedPolicies`; `aws iam"
            + " get-policy` says the version");
    return Optional.empty();
  }

  private static Optional<AttachedPolicy> guardrail(String text, PolicyType type) {
    return switch (type) {
      case SERVICE_CONTROL ->
          Optional.of(AwsManagedPolicies.fullAwsAccess())
              .filter(full -> isGuardrail(text, "service_control_policy", full.name()));
      case RESOURCE_CONTROL ->
          Optional.of(AwsManagedPolicies.rcpFullAwsAccess())
              .filter(full -> isGuardrail(text, "resource_control_policy", full.name()));
      default -> Optional.empty();
    };
  }

  private static boolean isGuardrail(String text, String kind, String name) {
    return text.equals(name)
        || Arn.parse(text)
            .filter(arn -> arn.service().equals("organizations") && arn.account().equals("aws"))
            .filter(arn -> arn.resource().equals(ORGANIZATIONS_POLICY + kind + "/p-" + name))
            .isPresent();
  }

  private static boolean isAwsManaged(Arn arn) {
    return arn.service().equals("iam")
        && arn.account().equals("aws")
        && arn.resource().startsWith("policy/");
  }

  /** True for the text of a document, as S3 and others return it: no name or path has a brace. */
  private static boolean isText(SourceNode.Scalar scalar) {
    String text = scalar.text().strip();
    return text.startsWith("{") || text.startsWith("%7B") || text.startsWith("%7b");
  }

  static boolean isPath(String text) {
    return text.indexOf('/') >= 0
        || text.endsWith(".json")
        || text.endsWith(".yaml")
        || text.endsWith(".yml");
  }

  private static String lastPart(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
