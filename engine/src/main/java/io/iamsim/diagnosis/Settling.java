package io.iamsim.diagnosis;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Condition;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What AWS's report says of keys that it does not mention: of an undecided request the values with
 * which the decision is the one reported.
 *
 * @param request the request with these values
 * @param words what they are, as in {@code `aws:RequestedRegion` is not `eu-west-1`}
 */
record Settling(AccessRequest request, List<String> words) {
  private static final int MOST_KEYS = 3;

  Settling {
    words = List.copyOf(words);
  }

  /** The values; none if no few of them lead to what is reported. */
  static Optional<Settling> by(
      ReportedCause cause, IamEngine engine, State state, Explanation explanation) {
    Settling so = new Settling(state.request(), List.of());
    Explanation here = explanation;
    for (int i = 0; i < MOST_KEYS && here.result().decision() == Decision.UNKNOWN; i++) {
      Optional<Settling> next = so.next(cause, engine, state, here);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      so = next.get();
      here = engine.explain(so.request(), state.policies());
    }
    return agrees(cause, here.result()) ? Optional.of(so) : Optional.empty();
  }

  /** One key more: a value with which it is as reported, else one with which it still can be. */
  private Optional<Settling> next(
      ReportedCause cause, IamEngine engine, State state, Explanation here) {
    List<Settling> open = new ArrayList<>();
    for (StatementExplanation statement : here.statements()) {
      if (statement.outcome() != PartExplanation.Outcome.UNKNOWN) {
        continue;
      }
      for (Condition condition :
          RequestRemedies.conditions(statement, PartExplanation.Outcome.UNKNOWN, true)) {
        for (boolean holds : new boolean[] {true, false}) {
          Optional<Settling> with = with(condition, holds);
          if (with.isPresent()) {
            EvaluationResult result = engine.authorize(with.get().request(), state.policies());
            if (agrees(cause, result)) {
              return with;
            }
            if (result.decision() == Decision.UNKNOWN) {
              open.add(with.get());
            }
          }
        }
      }
    }
    return open.stream().findFirst();
  }

  private Optional<Settling> with(Condition condition, boolean holds) {
    return ExampleValue.of(condition, holds)
        .map(
            example -> {
              List<String> more = new ArrayList<>(words);
              more.add("`" + condition.key().text() + "` " + example.words());
              return new Settling(
                  RequestRemedies.carrying(request, condition.key(), example.unknownValue()), more);
            });
  }

  private static boolean agrees(ReportedCause cause, EvaluationResult result) {
    Decision wanted = cause.explicit() ? Decision.EXPLICIT_DENY : Decision.IMPLICIT_DENY;
    return result.decision() == wanted
        && (cause.layer() == null || result.decidedBy().contains(cause.layer()));
  }
}
