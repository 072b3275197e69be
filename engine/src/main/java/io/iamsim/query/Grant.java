package io.iamsim.query;

import io.iamsim.decision.MatchedStatement;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestPrincipal;
import java.util.List;

/**
 * Access that somebody has.
 *
 * @param principal who
 * @param action to do what
 * @param asked on which resource or pattern
 * @param reach how much of what was asked
 * @param resources patterns that cover that part and nothing else of what was asked; empty if no
 *     patterns do, or if it is not known whether the examples are all there is
 * @param examples resources of that part: the resource itself, or for a pattern some that differ in
 *     what policies say of them
 * @param condition under which condition
 * @param statements the Allows that grant it, in the order of the layers
 */
public record Grant(
    RequestPrincipal principal,
    ActionName action,
    String asked,
    Reach reach,
    List<String> resources,
    List<String> examples,
    AccessCondition condition,
    List<MatchedStatement> statements) {

  /** How much of what was asked. */
  public enum Reach {
    /** The one resource that was asked for. */
    RESOURCE("resource"),
    /** Every resource of the pattern. */
    ALL("all"),
    /** Some resources of the pattern, not all, or it is not known whether all. */
    SOME("some");

    private final String text;

    Reach(String text) {
      this.text = text;
    }

    /** The name in answers. */
    public String text() {
      return text;
    }
  }

  /**
   * The patterns of the part, in backticks: one that is not to be covered stands behind "but for".
   */
  public List<String> quotedResources() {
    return resources.stream().map(PartNames::quoted).toList();
  }

  /** The resource patterns of a granting statement that overlap what was asked. */
  public List<String> patterns(MatchedStatement granting) {
    return RelevantPatterns.overlapping(granting.statement(), asked);
  }

  public Grant {
    resources = List.copyOf(resources);
    examples = List.copyOf(examples);
    statements = List.copyOf(statements);
  }
}
