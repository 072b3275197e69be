package io.iamsim.query;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The context keys that a table's decisions hang on and that were not given: those that make a
 * decision unknown, and those that were taken as absent where another value might decide otherwise.
 * Of a large table only the undecided cells are looked at, and of these some.
 */
public final class KeysNotGiven {
  private static final int MOST_CELLS = 2_000;

  private final AccessMatrix matrix;
  private final boolean all;
  private final Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private int lookedAt;
  private long hanging;

  /** Of no row yet. */
  public KeysNotGiven(AccessMatrix matrix) {
    this.matrix = matrix;
    this.all = matrix.questions().size() <= MOST_CELLS;
  }

  /** Adds what a row's decisions hang on. */
  public void add(AccessMatrix.Row row) {
    for (int a = 0; a < matrix.questions().actions().size(); a++) {
      for (int r = 0; r < matrix.questions().resources().size(); r++) {
        Decision decision = row.decision(a, r);
        boolean worth = all || decision == Decision.UNKNOWN;
        if (worth && row.applies(a, r) && lookedAt < MOST_CELLS) {
          lookedAt++;
          add(
              matrix.request(
                  row.principal(),
                  matrix.questions().actions().get(a),
                  matrix.questions().resources().get(r)),
              decision);
        }
      }
    }
  }

  private void add(AccessRequest request, Decision decision) {
    EvaluationResult result = matrix.scope().answer(request);
    List<String> found = new ArrayList<>();
    if (decision == Decision.UNKNOWN) {
      found.addAll(result.unknownContextKeys());
    } else if (!request.context().isOpen() && !result.missingContextKeys().isEmpty()) {
      RequestContext.Builder unknown = RequestContext.builder();
      result.missingContextKeys().forEach(key -> unknown.put(key, new ContextValue.Unknown()));
      AccessRequest open =
          new AccessRequest(
              request.principal(),
              request.action(),
              request.resource(),
              request.resourceAccount(),
              request.context().with(unknown.build()));
      if (matrix.scope().answer(open).decision() != decision) {
        found.addAll(result.missingContextKeys());
      }
    }
    found.removeIf(key -> request.context().get(ConditionKey.of(key)).isPresent());
    keys.addAll(found);
    hanging += found.isEmpty() ? 0 : 1;
  }

  /** The keys, sorted. */
  public List<String> keys() {
    return List.copyOf(keys);
  }

  /** How many decisions hang on them. */
  public long decisions() {
    return hanging;
  }
}
