package io.iamsim.evaluate;

import io.iamsim.decision.GrantClass;
import io.iamsim.decision.LayerResult;
import io.iamsim.model.Effect;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the statements of one level that match come to, so far (EVAL-3); it can be used again. */
public final class Tally {
  private static final int FALSE = Truth.FALSE.ordinal();
  private static final int UNKNOWN = Truth.UNKNOWN.ordinal();
  private static final int TRUE = Truth.TRUE.ordinal();

  // numbers, because to store an object costs more than to compare two
  private int deny = FALSE;
  private int allow = FALSE;
  private int grants;
  private int possibleGrants;

  /** Forgets everything. */
  public void clear() {
    deny = FALSE;
    allow = FALSE;
    grants = 0;
    possibleGrants = 0;
  }

  void add(Effect effect, Match match) {
    if (match.truth() == Truth.FALSE) {
      return;
    }
    if (effect == Effect.DENY) {
      deny = Math.max(deny, match.truth().ordinal());
      return;
    }
    allow = Math.max(allow, match.truth().ordinal());
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
    return deny != UNKNOWN && allow != UNKNOWN && grants == possibleGrants;
  }

  /** True if a Deny matches for certain. */
  public boolean denies() {
    return deny == TRUE;
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
    return result(deny != FALSE, allow == TRUE);
  }

  /** The result if everything unknown turns out for the request. */
  public LayerResult atBest() {
    return result(deny == TRUE, allow != FALSE);
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
