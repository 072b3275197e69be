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
   * @param applies likewise, whether the action works on the resource (ROOM-100)
   */
  public record Row(
      RequestPrincipal principal, List<List<Decision>> decisions, List<List<Boolean>> applies) {
    /** What a cell of an action says that does not work on the resource. */
    public static final String NOT_APPLICABLE = "notApplicable";

    public Row {
      decisions = List.copyOf(decisions);
      applies = List.copyOf(applies);
    }

    /** True if the action works on the resource. */
    public boolean applies(int action, int resource) {
      return applies.get(action).get(resource);
    }

    /** The decision's name, or {@value #NOT_APPLICABLE}. */
    public String text(int action, int resource) {
      return applies(action, resource) ? decision(action, resource).text() : NOT_APPLICABLE;
    }

    /** The decision on the action and the resource of these indexes. */
    public Decision decision(int action, int resource) {
      return decisions.get(action).get(resource);
    }
  }

  /** Hands over the rows, in the order of the principals; they are made some at a time. */
  public void forEachRow(Consumer<Row> consumer) {
    List<List<Boolean>> applies = applies();
    for (List<RequestPrincipal> some : Lists.partition(questions.principals(), AT_A_TIME)) {
      some.parallelStream().map(each -> row(each, applies)).toList().forEach(consumer);
    }
  }

  /** The request behind a decision. */
  public AccessRequest request(RequestPrincipal principal, ActionName action, String resource) {
    return new AccessRequest(principal, action, resource, null, questions.context());
  }

  /** By action, and within an action by resource, whether it works on it (ROOM-100). */
  private List<List<Boolean>> applies() {
    return questions.actions().stream()
        .map(
            action ->
                questions.resources().stream()
                    .map(resource -> scope.patterns().notApplicable(action, resource).isEmpty())
                    .toList())
        .toList();
  }

  private Row row(RequestPrincipal principal, List<List<Boolean>> applies) {
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
    return new Row(principal, Arrays.stream(decisions).map(List::of).toList(), applies);
  }
}
