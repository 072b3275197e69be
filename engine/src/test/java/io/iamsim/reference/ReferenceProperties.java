package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Decision;
import io.iamsim.reference.ScenarioArbitraries.Addition;
import io.iamsim.reference.ScenarioArbitraries.Blinding;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import io.iamsim.request.PrincipalKind;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws hold of the reference, and its scenarios are worth their while. */
final class ReferenceProperties {
  private static final Decider REFERENCE = Decider.reference();

  @Provide
  Arbitrary<Scenario> known() {
    return Scenarios.known();
  }

  @Provide
  Arbitrary<Scenario> withUnknowns() {
    return Scenarios.withUnknowns();
  }

  @Provide
  Arbitrary<Addition> denials() {
    return ScenarioArbitraries.denials();
  }

  @Provide
  Arbitrary<Addition> allows() {
    return ScenarioArbitraries.allows();
  }

  @Provide
  Arbitrary<Blinding> blindings() {
    return ScenarioArbitraries.blindings();
  }

  @Property(seed = "20261124", tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyDecisionIsFrequentWhereAllIsKnown(@ForAll("known") Scenario scenario) {
    Statistics.label("decision")
        .collect(REFERENCE.decide(scenario.request(), scenario.policies()))
        .coverage(
            coverage -> {
              coverage.check(Decision.ALLOWED).percentage(share -> share > 12);
              coverage.check(Decision.EXPLICIT_DENY).percentage(share -> share > 12);
              coverage.check(Decision.IMPLICIT_DENY).percentage(share -> share > 12);
            });
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyDecisionIsFrequentWhereSomethingIsUnknown(@ForAll("withUnknowns") Scenario scenario) {
    Statistics.label("decision")
        .collect(REFERENCE.decide(scenario.request(), scenario.policies()))
        .coverage(
            coverage -> {
              for (Decision decision : Decision.values()) {
                coverage.check(decision).percentage(share -> share > 5);
              }
            });
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void nothingIsUnknownWhereAllIsKnown(@ForAll("known") Scenario scenario) {
    Assume.that(!scenario.request().action().is("s3", "listallmybuckets")); // DIS-8
    boolean leavesRoom =
        scenario.toString().contains("NotPrincipal")
            || scenario.toString().contains("AIDA")
            || scenario.toString().contains("AROA")
            || scenario.toString().contains("CanonicalUser")
            || (scenario.request().principal().kind() == PrincipalKind.FEDERATED_USER // STS-13
                && scenario.request().action().service().equals("iam"));
    if (!leavesRoom) {
      assertThat(REFERENCE.decide(scenario.request(), scenario.policies()))
          .isNotEqualTo(Decision.UNKNOWN);
    }
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void orderNeverMatters(@ForAll("withUnknowns") Scenario scenario, @ForAll long seed) {
    Laws.orderNeverMatters(REFERENCE, scenario.request(), scenario.policies(), seed);
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void denyNeverAllows(@ForAll("denials") Addition addition) {
    Scenario scenario = addition.scenario();
    Laws.denyNeverAllows(REFERENCE, scenario.request(), scenario.policies(), addition.after());
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void allowNeverDenies(@ForAll("allows") Addition addition) {
    Scenario scenario = addition.scenario();
    Laws.allowNeverDenies(REFERENCE, scenario.request(), scenario.policies(), addition.after());
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void unknownNeverGuesses(@ForAll("blindings") Blinding blinding) {
    Scenario scenario = blinding.scenario();
    Laws.unknownNeverGuesses(
        REFERENCE, scenario.request(), scenario.policies(), blinding.key(), blinding.value());
  }
}
