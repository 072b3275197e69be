package io.iamsim.parse;

import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the document in what AWS's commands print around it: {@code iam get-policy-version} ({@code
 * PolicyVersion.Document}), {@code organizations describe-policy} ({@code Policy.Content}, JSON in
 * a string), {@code iam get-role-policy} ({@code PolicyDocument}).
 */
final class PolicyEnvelope {
  private static final List<List<String>> PATHS =
      List.of(
          List.of("PolicyVersion", "Document"),
          List.of("Policy", "Content"),
          List.of("PolicyDocument"),
          List.of("Policy"));

  private PolicyEnvelope() {}

  /** The document node, which is the node itself unless it is an envelope. */
  static Checked<SourceNode> open(SourceNode node) {
    if (!(node instanceof SourceNode.Mapping mapping) || mapping.get("Statement").isPresent()) {
      return Checked.of(node, List.of());
    }
    for (List<String> path : PATHS) {
      Optional<SourceNode> found = follow(mapping, path);
      if (found.isPresent()) {
        return document(found.get());
      }
    }
    return Checked.of(node, List.of());
  }

  private static Optional<SourceNode> follow(SourceNode from, List<String> path) {
    Optional<SourceNode> at = Optional.of(from);
    for (String name : path) {
      at = at.flatMap(n -> n instanceof SourceNode.Mapping m ? m.get(name) : Optional.empty());
    }
    return at;
  }

  private static Checked<SourceNode> document(SourceNode node) {
    if (!(node instanceof SourceNode.Scalar scalar) || !scalar.isString()) {
      return Checked.of(node, List.of());
    }
    SourceSpan span = scalar.span();
    Checked<SourceNode> inner =
        SourceReader.read(new SourceText(span.source(), scalar.text(), span.line(), span.column()));
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : inner.findings()) {
      findings.add(
          new Finding(
              finding.severity(),
              finding.code(),
              span,
              finding.message() + ", in the JSON text of this string",
              finding.help()));
    }
    return Checked.of(inner.value().orElse(null), findings);
  }
}
