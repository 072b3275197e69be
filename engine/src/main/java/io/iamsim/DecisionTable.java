package io.iamsim;

import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.Objects;

/**
 * The decisions on every principal, action and resource of three lists; a byte each. Get it from
 * {@link IamEngine#decideTable}.
 */
public final class DecisionTable {
  private static final Decision[] DECISIONS = Decision.values();

  private final List<RequestPrincipal> principals;
  private final List<ActionName> actions;
  private final List<String> resources;
  private final List<byte[]> rows;

  /**
   * A table.
   *
   * @param rows for each principal its decisions' ordinals, action by action
   */
  DecisionTable(
      List<RequestPrincipal> principals,
      List<ActionName> actions,
      List<String> resources,
      List<byte[]> rows) {
    this.principals = List.copyOf(principals);
    this.actions = List.copyOf(actions);
    this.resources = List.copyOf(resources);
    this.rows = List.copyOf(rows);
  }

  /** Who asks. */
  public List<RequestPrincipal> principals() {
    return principals;
  }

  /** What for. */
  public List<ActionName> actions() {
    return actions;
  }

  /** On what. */
  public List<String> resources() {
    return resources;
  }

  /**
   * The decision at a place.
   *
   * @param principal the principal's place in its list, and so on
   * @throws IndexOutOfBoundsException if a list has no such place
   */
  public Decision decision(int principal, int action, int resource) {
    Objects.checkIndex(action, actions.size());
    Objects.checkIndex(resource, resources.size());
    return DECISIONS[rows.get(principal)[action * resources.size() + resource]];
  }

  /** How many of the decisions are this one. */
  public long count(Decision decision) {
    long count = 0;
    for (byte[] row : rows) {
      for (byte ordinal : row) {
        count += ordinal == decision.ordinal() ? 1 : 0;
      }
    }
    return count;
  }
}
