package io.iamsim.reference;

import java.util.stream.Stream;

/** All rows of the rules' tables, for whatever {@link Decider} is to be held to them. */
public final class RuleCases {
  private RuleCases() {}

  public static Stream<AccessCase> all() {
    return Stream.of(
            ConditionCases.all(),
            GrantClassCases.all(),
            ServiceCases.all(),
            IamCases.all(),
            MatchingTraps.all(),
            LayerTraps.all())
        .flatMap(s -> s);
  }
}
