package io.iamsim.query;

import io.iamsim.request.RequestPrincipal;
import java.util.List;

/**
 * A way to a role: somebody assumes a role, with its session the next, and so on.
 *
 * @param from who begins
 * @param hops the roles in the order in which they are assumed
 */
public record RoleChain(RequestPrincipal from, List<Hop> hops) {
  public RoleChain {
    hops = List.copyOf(hops);
  }

  /**
   * One role assumed.
   *
   * @param role the role
   * @param grant the grant to assume it, with its condition
   */
  public record Hop(RequestPrincipal role, Grant grant) {}
}
