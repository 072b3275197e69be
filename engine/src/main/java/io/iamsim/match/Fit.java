package io.iamsim.match;

/** How a request's value stands to what a policy wants (COND-20 to COND-33). */
public enum Fit {
  HIT,
  MISS,
  /** The request's value is not of the type that is compared. */
  MALFORMED;

  /** A hit or a miss. */
  public static Fit of(boolean hit) {
    return hit ? HIT : MISS;
  }
}
