package io.iamsim.query;

import com.google.common.collect.Lists;
import io.iamsim.decision.Decision;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A table of decisions: principals by actions by resources. A few principals' decisions are made at
 * a time, so that a table of any length takes the memory of a few rows.
 *
 * @param scope what is asked
 * @param questions the questions
 */
public record AccessMatrix(AccessScope scope, MatrixQuestions questions) {
  private static final int AT_A_TIME = 32;

  /**
   * One principal's decisions.
   *
   * @param principal who asks
   * @param decisions by action, and within an action by resource
   */
  public record Row(RequestPrincipal principal, List<List<Decision>> decisions) {
    public Row {
      decisions = List.copyOf(decisions);
    }

    /** The decision on the action and the resource of these indexes. */
    public Decision decision(int action, int resource) {
      return decisions.get(action).get(resource);
    }
  }

  /** Hands over the rows, in the order of the principals; they are made some at a time. */
  public void forEachRow(Consumer<Row> consumer) {
    for (List<RequestPrincipal> some : Lists.partition(questions.principals(), AT_A_TIME)) {
      some.parallelStream().map(this::row).toList().forEach(consumer);
    }
  }

  /** The request behind a decision. */
  public AccessRequest request(RequestPrincipal principal, ActionName action, String resource) {
    return new AccessRequest(principal, action, resource, null, questions.context());
  }

  private Row row(RequestPrincipal principal) {
    Function<AccessRequest, Decision> decider = scope.decider(principal);
    Decision[][] decisions = new Decision[questions.actions().size()][];
    for (int a = 0; a < decisions.length; a++) {
      decisions[a] = new Decision[questions.resources().size()];
      for (int r = 0; r < decisions[a].length; r++) {
        decisions[a][r] =
            decider.apply(
                request(principal, questions.actions().get(a), questions.resources().get(r)));
      }
    }
    return new Row(principal, Arrays.stream(decisions).map(List::of).toList());
  }
}
