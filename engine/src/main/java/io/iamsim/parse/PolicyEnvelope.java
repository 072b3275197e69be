package io.iamsim.parse;

import io.iamsim.model.PolicyType;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy document in what AWS's commands, interfaces and consoles put around it
 * (ROOM-111): {@code iam get-role}, {@code iam get-policy-version}, {@code s3api
 * get-bucket-policy}, {@code sqs get-queue-attributes}, {@code organizations describe-policy} and
 * all others alike.
 *
 * <p>A document is an object with a {@code Statement}. It is looked for in all objects and lists,
 * and in strings that hold one as JSON, percent-encoded or encoded several times over. One document
 * is what is meant; several leave open which is.
 */
final class PolicyEnvelope {
  private static final String TRUST = "AssumeRolePolicyDocument";
  private static final int SHOWN = 4;

  /**
   * A document that was found.
   *
   * @param member the member that it is the value of
   * @param version whether it is one of several versions, and the default one
   * @param node the document, with its places in the file
   */
  private record Found(String member, Version version, SourceNode node) {}

  private enum Version {
    ONLY,
    DEFAULT,
    OTHER
  }

  private final List<Found> found = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private PolicyEnvelope() {}

  /** The document in a file. */
  static Checked<SourceNode> read(SourceText source, PolicyType type) {
    if (EmbeddedText.isEncoded(source.text())) {
      EmbeddedText decoded = EmbeddedText.of(source).decoded();
      return opened(decoded.read(), decoded, type);
    }
    Checked<SourceNode> tree = SourceReader.read(source);
    boolean bare = tree.value().filter(PolicyEnvelope::isDocument).isPresent();
    return bare || tree.value().isEmpty()
        ? tree
        : opened(tree, EmbeddedText.of(withoutMark(source)), type);
  }

  private static Checked<SourceNode> opened(
      Checked<SourceNode> tree, EmbeddedText file, PolicyType type) {
    if (tree.value().isEmpty()) {
      return tree;
    }
    Checked<SourceNode> document = new PolicyEnvelope().open(tree.orElseThrow(), file, type);
    List<Finding> all = new ArrayList<>(tree.findings());
    all.addAll(document.findings());
    return Checked.of(document.value().orElse(null), all);
  }

  private static SourceText withoutMark(SourceText source) {
    return source.text().startsWith("\uFEFF")
        ? new SourceText(
            source.name(), source.text().substring(1), source.firstLine(), source.firstColumn())
        : source;
  }

  /** The document in a node of a larger text, which is the node itself unless it is an envelope. */
  static Checked<SourceNode> open(SourceNode node, PolicyType type) {
    return isDocument(node)
        ? Checked.of(node, List.of())
        : new PolicyEnvelope().open(node, null, type);
  }

  private static boolean isDocument(SourceNode node) {
    return node instanceof SourceNode.Mapping mapping && mapping.get("Statement").isPresent();
  }

  private Checked<SourceNode> open(SourceNode root, @Nullable EmbeddedText file, PolicyType type) {
    search(root, "", Version.ONLY, file);
    if (!findings.isEmpty()) {
      return Checked.failed(findings);
    }
    List<Found> meant = meant(type);
    if (meant.size() == 1) {
      return Checked.of(meant.get(0).node(), List.of());
    }
    if (meant.isEmpty()) {
      @Nullable Finding nothing = MissingPolicy.in(root);
      return nothing == null
          ? Checked.of(placed(root, file), List.of())
          : Checked.failed(List.of(nothing));
    }
    String places =
        meant.stream()
            .limit(SHOWN)
            .map(one -> "line " + one.node().span().line())
            .distinct()
            .collect(Collectors.joining(", "));
    return Checked.failed(
        List.of(
            Finding.of(
                FindingCode.CONFLICT,
                root.span(),
                meant.size()
                    + " policy documents stand here ("
                    + places
                    + (meant.size() > SHOWN ? ", ..." : "")
                    + "), and which is meant is open",
                "keep one of them in a file of its own")));
  }

  private static SourceNode placed(SourceNode node, @Nullable EmbeddedText file) {
    return file == null ? node : file.placed(node);
  }

  /** A role's trust policy apart from what else is written of the role; of versions the default. */
  private List<Found> meant(PolicyType type) {
    List<Found> fitting =
        found.stream()
            .filter(one -> one.member().equals(TRUST) == (type == PolicyType.ROLE_TRUST))
            .toList();
    List<Found> rest = fitting.isEmpty() ? found : fitting;
    List<Found> defaults = rest.stream().filter(one -> one.version() == Version.DEFAULT).toList();
    boolean versions = rest.stream().noneMatch(one -> one.version() == Version.ONLY);
    return versions && defaults.size() == 1 ? defaults : rest;
  }

  private void search(
      SourceNode node, String member, Version version, @Nullable EmbeddedText file) {
    if (isDocument(node)) {
      found.add(new Found(member, version, placed(node, file)));
    } else if (node instanceof SourceNode.Mapping mapping) {
      Version inside =
          mapping
              .get("IsDefaultVersion")
              .map(flag -> isTrue(flag) ? Version.DEFAULT : Version.OTHER)
              .orElse(version);
      for (SourceNode.Member one : mapping.members()) {
        search(one.value(), one.name(), inside, file);
      }
    } else if (node instanceof SourceNode.Sequence sequence) {
      sequence.items().forEach(item -> search(item, member, version, file));
    } else if (node instanceof SourceNode.Scalar scalar && scalar.text().contains("Statement")) {
      searchString(scalar, member, version, file);
    }
  }

  private static boolean isTrue(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.text().equalsIgnoreCase("true");
  }

  private void searchString(
      SourceNode.Scalar scalar, String member, Version version, @Nullable EmbeddedText file) {
    SourceSpan span = scalar.span();
    EmbeddedText text =
        (file == null ? EmbeddedText.somewhereIn(scalar.text(), span) : file.string(scalar))
            .decoded();
    if (!text.text().stripLeading().startsWith("{")) {
      return;
    }
    Checked<SourceNode> inner = text.read();
    if (inner.value().isEmpty()) {
      findings.addAll(inner.findings());
    } else {
      search(inner.orElseThrow(), member, version, text);
    }
  }
}
