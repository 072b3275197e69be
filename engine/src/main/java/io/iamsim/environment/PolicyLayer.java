package io.iamsim.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one layer that apply to a request. A layer that does not exist, one that exists
 * and is not known, and one with nothing attached are three things (UNK-12).
 *
 * @param state which of the three
 * @param levels the levels, from the root down; one level for layers outside organisations
 * @param reason why the layer is not there or not known; may be empty
 */
public record PolicyLayer(State state, List<PolicyLevel> levels, String reason) {

  /** Whether the layer takes part. */
  public enum State {
    /** There is no such layer for this request. */
    NOT_APPLICABLE,
    /** There may be such a layer; its policies are not known. */
    NOT_PROVIDED,
    /** The layer takes part, with the policies of its levels. */
    APPLIES
  }

  public PolicyLayer {
    levels = List.copyOf(levels);
  }

  /** No such layer. */
  public static PolicyLayer notApplicable(String reason) {
    return new PolicyLayer(State.NOT_APPLICABLE, List.of(), reason);
  }

  /** A layer whose policies are not known. */
  public static PolicyLayer notProvided(String reason) {
    return new PolicyLayer(State.NOT_PROVIDED, List.of(), reason);
  }

  /** A layer of one level. */
  public static PolicyLayer of(List<AttachedPolicy> policies) {
    return ofLevels(List.of(new PolicyLevel(null, policies)));
  }

  /** A layer of organisation levels, from the root down. */
  public static PolicyLayer ofLevels(List<PolicyLevel> levels) {
    return new PolicyLayer(State.APPLIES, levels, "");
  }

  /** True if the layer takes part. */
  public boolean applies() {
    return state == State.APPLIES;
  }

  /** The layer with further policies, which join the last level or make up the layer. */
  public PolicyLayer plus(List<AttachedPolicy> more) {
    if (more.isEmpty()) {
      return this;
    }
    if (!applies() || levels.isEmpty()) {
      return of(more);
    }
    List<PolicyLevel> joined = new ArrayList<>(levels);
    PolicyLevel last = joined.remove(joined.size() - 1);
    List<AttachedPolicy> policies = new ArrayList<>(last.policies());
    policies.addAll(more);
    joined.add(new PolicyLevel(last.target(), policies));
    return ofLevels(joined);
  }

  /**
   * The layer with a further level of its own: guardrails given as files bind beside the others.
   */
  public PolicyLayer plusLevel(PolicyLevel level) {
    List<PolicyLevel> joined = new ArrayList<>(applies() ? levels : List.of());
    joined.add(level);
    return ofLevels(joined);
  }
}
