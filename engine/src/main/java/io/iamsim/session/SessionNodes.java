package io.iamsim.session;

import io.iamsim.parse.SourceNode;
import java.util.List;
import java.util.stream.Stream;

/** What tokens, assertions and session files share in reading. */
final class SessionNodes {
  private SessionNodes() {}

  /** The texts of a scalar or of a list of scalars; whatever else stands there is none. */
  static List<String> texts(SourceNode node) {
    Stream<SourceNode> items =
        node instanceof SourceNode.Sequence sequence ? sequence.items().stream() : Stream.of(node);
    return items
        .filter(SourceNode.Scalar.class::isInstance)
        .map(SourceNode.Scalar.class::cast)
        .filter(scalar -> scalar.type() != SourceNode.ScalarType.NULL)
        .map(SourceNode.Scalar::text)
        .toList();
  }
}
