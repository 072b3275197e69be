package io.iamsim.decision;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one layer, or one organisation level of it, says of a request.
 *
 * @param layer which layer
 * @param target the organisation node of a level, or null
 * @param result what it says; {@code UNKNOWN} if it depends on something unknown
 * @param reason why there is no more to say, such as why the layer does not apply; may be empty
 * @param matched the statements that matched, in the order of the policies
 */
public record LayerDecision(
    Layer layer,
    @Nullable String target,
    LayerResult result,
    String reason,
    List<MatchedStatement> matched) {
  public LayerDecision {
    matched = List.copyOf(matched);
  }

  /** The organisation node of a level. */
  public Optional<String> targetNode() {
    return Optional.ofNullable(target);
  }
}
