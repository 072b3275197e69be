package io.iamsim.diagnosis;

import io.iamsim.parse.SourceNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks things up in a JSON report, in which anything may be missing. */
final class ReportTree {
  private ReportTree() {}

  /** The node at the end of a path of member names. */
  static Optional<SourceNode> at(SourceNode node, String... path) {
    @Nullable SourceNode here = node;
    for (String name : path) {
      here = here instanceof SourceNode.Mapping object ? object.get(name).orElse(null) : null;
    }
    return Optional.ofNullable(here);
  }

  /** The text at the end of a path: of a string, a number or a boolean. */
  static Optional<String> text(SourceNode node, String... path) {
    return at(node, path)
        .filter(SourceNode.Scalar.class::isInstance)
        .map(SourceNode.Scalar.class::cast)
        .filter(scalar -> scalar.type() != SourceNode.ScalarType.NULL)
        .map(SourceNode.Scalar::text)
        .filter(text -> !text.isEmpty());
  }

  /** The items of the list at the end of a path. */
  static List<SourceNode> items(SourceNode node, String... path) {
    return at(node, path).orElse(node) instanceof SourceNode.Sequence list
            && at(node, path).isPresent()
        ? list.items()
        : List.of();
  }
}
