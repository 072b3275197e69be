package io.iamsim.query;

import io.iamsim.decision.Decision;
import io.iamsim.explain.Explanation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision that differs from its baseline.
 *
 * @param principal who asks
 * @param action what for
 * @param resource on what
 * @param before what the baseline says, or null if it does not ask
 * @param after what holds now, or null if it is no longer asked or cannot be
 * @param explanation why it holds now, or null with {@code after}
 * @param remark why one of the two is missing; else empty
 */
public record MatrixChange(
    String principal,
    String action,
    String resource,
    @Nullable Decision before,
    @Nullable Decision after,
    @Nullable Explanation explanation,
    String remark) {

  /** What the baseline says. */
  public Optional<Decision> decisionBefore() {
    return Optional.ofNullable(before);
  }

  /** What holds now. */
  public Optional<Decision> decisionAfter() {
    return Optional.ofNullable(after);
  }

  /** Why it holds now. */
  public Optional<Explanation> why() {
    return Optional.ofNullable(explanation);
  }
}
