package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.LayerResult;
import io.iamsim.model.Effect;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the statements of one level that match come to, so far (EVAL-3); it can be used again. */
public final class Tally {
  private Truth deny = Truth.FALSE;
  private Truth allow = Truth.FALSE;
  private int grants;
  private int possibleGrants;

  /** Forgets everything. */
  public void clear() {
    deny = Truth.FALSE;
    allow = Truth.FALSE;
    grants = 0;
    possibleGrants = 0;
  }

  void add(Effect effect, Match match) {
    if (match.truth() == Truth.FALSE) {
      return;
    }
    if (effect == Effect.DENY) {
      deny = deny.or(match.truth());
      return;
    }
    allow = allow.or(match.truth());
    @Nullable GrantClass grantClass = match.grantClass();
    if (grantClass != null) {
      int bit = 1 << grantClass.ordinal();
      possibleGrants |= bit;
      grants |= match.truth() == Truth.TRUE ? bit : 0;
    }
  }

  /** True if an Allow that names the caller in the same manner matches for certain. */
  boolean hasGrant(Match named) {
    @Nullable GrantClass grantClass = named.grantClass();
    return grantClass != null && (grants & 1 << grantClass.ordinal()) != 0;
  }

  /** True if nothing that it heard of is unknown. */
  public boolean isCertain() {
    return deny != Truth.UNKNOWN && allow != Truth.UNKNOWN && grants == possibleGrants;
  }

  /** Whether a Deny matches. */
  public Truth deny() {
    return deny;
  }

  /** Whether an Allow matches. */
  public Truth allow() {
    return allow;
  }

  /** The classes of the Allows that match for certain (EVAL-11), a bit for each ordinal. */
  public int grants() {
    return grants;
  }

  /** The classes of the Allows that may match, the certain ones included. */
  public int possibleGrants() {
    return possibleGrants;
  }

  /** The result if everything unknown turns out against the request. */
  public LayerResult atWorst() {
    return result(deny != Truth.FALSE, allow == Truth.TRUE);
  }

  /** The result if everything unknown turns out for the request. */
  public LayerResult atBest() {
    return result(deny == Truth.TRUE, allow != Truth.FALSE);
  }

  private static LayerResult result(boolean denied, boolean allowed) {
    if (denied) {
      return LayerResult.EXPLICIT_DENY;
    }
    return allowed ? LayerResult.ALLOWED : LayerResult.IMPLICIT_DENY;
  }

  /** The classes of which there is a bit. */
  public static Set<GrantClass> classes(int bits) {
    Set<GrantClass> classes = EnumSet.noneOf(GrantClass.class);
    for (GrantClass grantClass : GrantClass.values()) {
      if ((bits & 1 << grantClass.ordinal()) != 0) {
        classes.add(grantClass);
      }
    }
    return classes;
  }
}
