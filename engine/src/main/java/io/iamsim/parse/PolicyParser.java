package io.iamsim.parse;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.Statement;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy document of a given type (GRAM-1 to GRAM-18) and reports everything that is wrong
 * with it at once.
 */
public final class PolicyParser {
  private final PolicyType type;
  private final ParseMode mode;
  private final ElementRules rules;
  private final Findings findings = new Findings();

  private PolicyParser(PolicyType type, ParseMode mode) {
    this.type = type;
    this.mode = mode;
    this.rules = ElementRules.of(type);
  }

  /**
   * The document in a JSON or YAML text: bare, or within what an AWS command prints around it
   * (ROOM-111).
   */
  public static Checked<PolicyDocument> parse(SourceText source, PolicyType type, ParseMode mode) {
    Checked<SourceNode> tree = PolicyEnvelope.read(source, type);
    if (tree.value().isEmpty()) {
      return Checked.failed(tree.findings());
    }
    Checked<PolicyDocument> document = parse(tree.orElseThrow(), tree.findings(), type, mode);
    Optional<Finding> size =
        document.value().flatMap(read -> TextRules.sizeAsWritten(source, read));
    if (size.isEmpty()) {
      return document;
    }
    List<Finding> all = new ArrayList<>(document.findings());
    all.add(size.get());
    return Checked.of(document.value().orElse(null), all);
  }

  /** The document in a node, for a policy that stands inside a larger text. */
  public static Checked<PolicyDocument> parse(SourceNode node, PolicyType type, ParseMode mode) {
    Checked<SourceNode> document = PolicyEnvelope.open(node, type);
    return document.value().isEmpty()
        ? Checked.failed(document.findings())
        : parse(document.orElseThrow(), document.findings(), type, mode);
  }

  private static Checked<PolicyDocument> parse(
      SourceNode document, List<Finding> before, PolicyType type, ParseMode mode) {
    PolicyParser parser = new PolicyParser(type, mode);
    parser.findings.addAll(before);
    @Nullable PolicyDocument read = parser.document(document);
    return Checked.of(read, parser.findings.list());
  }

  private @Nullable PolicyDocument document(SourceNode node) {
    if (!(node instanceof SourceNode.Mapping mapping)) {
      findings.add(
          FindingCode.WRONG_TYPE,
          node.span(),
          "a policy document is an object, this is " + node.description(),
          "");
      return null;
    }
    for (SourceNode.Member member : mapping.members()) {
      switch (member.name()) {
        case "Version", "Statement" -> {}
        case "Id" -> checkId(member);
        default ->
            findings.add(
                FindingCode.UNKNOWN_ELEMENT,
                member.nameSpan(),
                "unknown element `" + member.name() + "` in a policy document",
                "a document has `Version`, `Id` and `Statement`, spelt so");
      }
    }
    PolicyVersion version = version(mapping);
    List<Statement> statements = statements(mapping, version);
    checkSids(statements);
    int size = TextRules.check(mapping, type, rules, findings);
    return new PolicyDocument(type, version, id(mapping), statements, size, mapping.span());
  }

  private void checkId(SourceNode.Member member) {
    if (!rules.id()) {
      findings.add(
          FindingCode.ELEMENT_NOT_ALLOWED,
          member.nameSpan(),
          "`Id` is not accepted in " + article(type),
          "only resource-based policies have an `Id`");
    }
    Nodes.text(member.value(), "Id", findings);
  }

  private static @Nullable String id(SourceNode.Mapping mapping) {
    return mapping
        .get("Id")
        .filter(SourceNode.Scalar.class::isInstance)
        .map(node -> ((SourceNode.Scalar) node).text())
        .orElse(null);
  }

  private PolicyVersion version(SourceNode.Mapping mapping) {
    @Nullable SourceNode node = mapping.get("Version").orElse(null);
    if (node == null) {
      if (type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL) {
        findings.add(
            FindingCode.MISSING_VERSION,
            mapping.span(),
            "no `Version` in " + article(type),
            "write \"Version\": \"2012-10-17\"");
      }
      return PolicyVersion.V2008_10_17;
    }
    if (node instanceof SourceNode.Scalar scalar) {
      for (PolicyVersion version : PolicyVersion.values()) {
        if (version.text().equals(scalar.text())) {
          return version;
        }
      }
    }
    findings.add(
        FindingCode.INVALID_VERSION,
        node.span(),
        node instanceof SourceNode.Scalar scalar
            ? "`" + scalar.text() + "` is no policy language version"
            : "`Version` must be a string, this is " + node.description(),
        "use \"2012-10-17\"");
    return PolicyVersion.V2012_10_17;
  }

  private List<Statement> statements(SourceNode.Mapping mapping, PolicyVersion version) {
    @Nullable SourceNode node = mapping.get("Statement").orElse(null);
    if (node == null) {
      findings.add(
          FindingCode.MISSING_ELEMENT,
          mapping.span(),
          "no `Statement` in the policy document",
          "element names are case-sensitive");
      return List.of();
    }
    List<SourceNode> items =
        node instanceof SourceNode.Sequence sequence ? sequence.items() : List.of(node);
    if (items.isEmpty()) {
      findings.add(FindingCode.EMPTY_ELEMENT, node.span(), "the document has no statements", "");
    }
    StatementParser parser = new StatementParser(type, version, rules, mode, findings);
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      @Nullable Statement statement = parser.parse(items.get(i), i);
      if (statement != null) {
        statements.add(statement);
      }
    }
    return statements;
  }

  /** GRAM-11: unique within the document where IAM stores it; a mere oddity elsewhere. */
  private void checkSids(List<Statement> statements) {
    Map<String, SourceSpan> seen = new HashMap<>();
    for (Statement statement : statements) {
      String sid = statement.sid();
      if (sid == null || sid.isEmpty()) {
        continue;
      }
      @Nullable SourceSpan first = seen.putIfAbsent(sid, statement.span());
      if (first == null) {
        continue;
      }
      String message = "the Sid `" + sid + "` stands twice, first on line " + first.line();
      if (rules.ownedByIam() && mode == ParseMode.STRICT) {
        findings.add(FindingCode.DUPLICATE_SID, statement.span(), message, "make Sids unique");
      } else {
        findings.warn(FindingCode.DUPLICATE_SID, statement.span(), message, "make Sids unique");
      }
    }
  }

  static String article(PolicyType type) {
    return (type == PolicyType.IDENTITY ? "an " : "a ") + type.title();
  }
}
