package io.iamsim.catalog;

import java.util.List;
import java.util.function.Predicate;

/**
 * The resources, among many with a common beginning, that an action does not work on (ROOM-100).
 * Asking it of a resource that the action works on takes no memory where no other type has its
 * format.
 */
public final class RefusedResources {
  private final ArnPattern[] candidates;
  private final Predicate<String> refused;

  /**
   * Resources that have one of these formats and of which the action refuses one.
   *
   * @param candidates the formats of types that are not the action's
   * @param refused whether the action does not work on an ARN
   */
  RefusedResources(List<ArnPattern> candidates, Predicate<String> refused) {
    this.candidates = candidates.toArray(new ArnPattern[0]);
    this.refused = refused;
  }

  /** True if the action does not work on the resource. */
  public boolean contains(String arn) {
    for (ArnPattern candidate : candidates) {
      if (candidate.matches(arn)) {
        return refused.test(arn);
      }
    }
    return false;
  }
}
