package io.iamsim.diagnosis;

import io.iamsim.decision.Decision;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import java.util.List;

/**
 * Why a request is not allowed, and what would allow it.
 *
 * @param request the request
 * @param explanation its decision, with everything that led to it
 * @param obstacles everything in the way, in the order in which it comes into sight when what is
 *     before it is taken away
 * @param remedied the decision once the first remedy of every obstacle is applied; denied if there
 *     is an obstacle for which there is no remedy, unknown if what is behind them is not known
 * @param deciding where one of the two decisions is unknown, values of keys that would decide
 * @param missing likewise the policies that are not known
 * @param settled what is taken from AWS's report of keys that were not given, in words
 */
public record Diagnosis(
    AccessRequest request,
    Explanation explanation,
    List<Obstacle> obstacles,
    Decision remedied,
    List<DecidingValue> deciding,
    List<String> missing,
    List<String> settled) {
  public Diagnosis {
    obstacles = List.copyOf(obstacles);
    deciding = List.copyOf(deciding);
    missing = List.copyOf(missing);
    settled = List.copyOf(settled);
  }

  /** The decision as things are. */
  public Decision decision() {
    return explanation.result().decision();
  }

  /**
   * A value of a key that is not known, and the decision with it.
   *
   * @param key the key
   * @param value an example of the values, as the condition names them
   * @param decision what is decided then
   */
  public record DecidingValue(String key, String value, Decision decision) {}
}
