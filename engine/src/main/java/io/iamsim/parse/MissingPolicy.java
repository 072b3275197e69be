package io.iamsim.parse;

import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to say of an object that should hold a policy document and holds none. */
final class MissingPolicy {
  private static final List<String> ELEMENTS = List.of("statement", "version", "id");

  private MissingPolicy() {}

  /** The finding, or null if the text is a document with a mistake of its own. */
  static @Nullable Finding in(SourceNode root) {
    if (!(root instanceof SourceNode.Mapping mapping) || mapping.members().isEmpty()) {
      return null;
    }
    if (mapping.members().stream().anyMatch(MissingPolicy::isElement)) {
      return null;
    }
    Optional<SourceNode> policy = mapping.get("Policy");
    if (policy.isPresent() && policy.get() instanceof SourceNode.Mapping described) {
      Optional<String> arn = text(described, "Arn");
      Optional<String> version = text(described, "DefaultVersionId");
      if (arn.isPresent() && version.isPresent()) {
        return finding(
            root,
            "the policy is described here, and its document is not",
            "`aws iam get-policy-version --policy-arn "
                + arn.get()
                + " --version-id "
                + version.get()
                + "` prints it");
      }
    }
    boolean empty = mapping.get("Attributes").isPresent() || isEmptyText(policy);
    return finding(
        root,
        "no policy document in this object: nothing in it has a `Statement`",
        empty
            ? "what has no policy is described without one: leave the policy out"
            : "give the document itself, or what an AWS command prints with the document in it");
  }

  private static boolean isElement(SourceNode.Member member) {
    return ELEMENTS.contains(member.name().toLowerCase(Locale.ROOT))
        || !Suggestions.near(member.name(), List.of("Statement")).isEmpty();
  }

  private static boolean isEmptyText(Optional<SourceNode> policy) {
    return policy.isPresent()
        && policy.get() instanceof SourceNode.Scalar scalar
        && (scalar.text().isBlank() || scalar.type() == SourceNode.ScalarType.NULL);
  }

  private static Optional<String> text(SourceNode.Mapping mapping, String name) {
    return mapping
        .get(name)
        .filter(SourceNode.Scalar.class::isInstance)
        .map(node -> ((SourceNode.Scalar) node).text());
  }

  private static Finding finding(SourceNode root, String message, String help) {
    return Finding.of(FindingCode.MISSING_ELEMENT, root.span(), message, help);
  }
}
