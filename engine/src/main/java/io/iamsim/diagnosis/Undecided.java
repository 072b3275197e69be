package io.iamsim.diagnosis;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What would decide a request that is undecided: values of keys, and policies that are missing. */
final class Undecided {
  private final IamEngine engine;

  Undecided(IamEngine engine) {
    this.engine = engine;
  }

  Diagnosis diagnose(State state, Explanation explanation) {
    Set<Diagnosis.DecidingValue> deciding = new LinkedHashSet<>();
    List<Obstacle> obstacles = new ArrayList<>();
    for (StatementExplanation statement : explanation.statements()) {
      if (statement.outcome() == PartExplanation.Outcome.UNKNOWN) {
        if (statement.statement().effect() == Effect.DENY) {
          obstacles.add(perhaps(statement));
        }
        for (Condition condition :
            RequestRemedies.conditions(statement, PartExplanation.Outcome.UNKNOWN, true)) {
          value(state, condition, true).ifPresent(deciding::add);
          value(state, condition, false).ifPresent(deciding::add);
        }
      }
    }
    return new Diagnosis(
        state.request(),
        explanation,
        obstacles,
        Decision.UNKNOWN,
        List.copyOf(deciding),
        missing(explanation),
        List.of());
  }

  private static Obstacle perhaps(StatementExplanation deny) {
    return new Obstacle(
        deny.layer(),
        deny.target(),
        true,
        false,
        deny,
        "perhaps an explicit deny in the "
            + deny.layer().title()
            + (deny.target() == null ? "" : " at " + deny.target()),
        List.of());
  }

  /** What the request comes to with a value for the condition. */
  private Optional<Diagnosis.DecidingValue> value(State state, Condition condition, boolean holds) {
    return ExampleValue.of(condition, holds)
        .map(
            example -> {
              AccessRequest with =
                  RequestRemedies.carrying(state.request(), condition.key(), example.value());
              Decision decision = engine.authorize(with, state.policies()).decision();
              return new Diagnosis.DecidingValue(condition.key().text(), example.words(), decision);
            });
  }

  private static List<String> missing(Explanation explanation) {
    Set<String> missing = new LinkedHashSet<>();
    for (LayerDecision level : explanation.result().layers()) {
      if (level.result() == LayerResult.UNKNOWN && !level.reason().isEmpty()) {
        missing.add("the " + level.layer().title() + ": " + level.reason());
      }
    }
    return List.copyOf(missing);
  }
}
