package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.reference.ScenarioArbitraries.Addition;
import io.iamsim.reference.ScenarioArbitraries.Blinding;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Holds the compiled engine to the reference and to the laws of deciding.
 *
 * <p>The property against the reference takes jqwik's default number of tries, which is raised from
 * outside: {@code mvn -pl engine test -Dtest=IamEngineProperties -Djqwik.tries.default=100000}.
 */
final class IamEngineProperties {
  private static final IamEngine ENGINE = IamEngine.of(Environment.empty());
  private static final Decider DECIDER =
      (request, policies) -> ENGINE.authorize(request, policies).decision();

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.withUnknowns();
  }

  @Provide
  Arbitrary<Scenario> known() {
    return Scenarios.known();
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

  @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void engineAgreesWithTheReference(@ForAll("known") Scenario scenario) {
    agrees(scenario);
  }

  @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void engineAgreesWithTheReferenceOnWhatIsUnknown(@ForAll("scenarios") Scenario scenario) {
    agrees(scenario);
  }

  private static void agrees(Scenario scenario) {
    ApplicablePolicies policies = scenario.policies();
    ReferenceDecision expected =
        ReferenceEvaluator.decide(
            scenario.request(),
            policies,
            scenario.request().context().values(),
            ReferenceFacts.none());
    EvaluationResult result = ENGINE.authorize(scenario.request(), policies);
    assertThat(result.decision()).isEqualTo(expected.decision());
    assertThat(ENGINE.decide(scenario.request(), policies))
        .as("the decision alone")
        .isEqualTo(expected.decision());
    if (expected.rules().isEmpty()) {
      assertThat(words(result)).isEqualTo(words(expected));
    }
  }

  /** What every layer says, level by level; a layer that does not apply is left out. */
  private static Map<Layer, List<LayerResult>> words(EvaluationResult result) {
    return words(
        result.layers().stream()
            .map(layer -> new LayerWord(layer.layer(), layer.target(), layer.result()))
            .toList());
  }

  private static Map<Layer, List<LayerResult>> words(ReferenceDecision decision) {
    return words(decision.layers());
  }

  private static Map<Layer, List<LayerResult>> words(List<LayerWord> layers) {
    Map<Layer, List<LayerResult>> words = new EnumMap<>(Layer.class);
    for (LayerWord word : layers) {
      if (word.result() != LayerResult.NOT_APPLICABLE) {
        words.merge(word.layer(), List.of(word.result()), IamEngineProperties::joined);
      }
    }
    return words;
  }

  private static List<LayerResult> joined(List<LayerResult> above, List<LayerResult> below) {
    return Stream.concat(above.stream(), below.stream()).toList();
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void explainingDecidesAsAuthorizingDoes(@ForAll("scenarios") Scenario scenario) {
    ApplicablePolicies policies = scenario.policies();
    assertThat(ENGINE.explain(scenario.request(), policies).result())
        .isEqualTo(ENGINE.authorize(scenario.request(), policies));
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void orderNeverMatters(@ForAll("scenarios") Scenario scenario, @ForAll long seed) {
    Laws.orderNeverMatters(DECIDER, scenario.request(), scenario.policies(), seed);
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void denyNeverAllows(@ForAll("denials") Addition addition) {
    Scenario scenario = addition.scenario();
    Laws.denyNeverAllows(DECIDER, scenario.request(), scenario.policies(), addition.after());
  }

  @Property(seed = "20261124", tries = 300, edgeCases = EdgeCasesMode.NONE)
  void allowNeverDenies(@ForAll("allows") Addition addition) {
    Scenario scenario = addition.scenario();
    Laws.allowNeverDenies(DECIDER, scenario.request(), scenario.policies(), addition.after());
  }

  @Property(seed = "20261124", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void unknownNeverGuesses(@ForAll("blindings") Blinding blinding) {
    Scenario scenario = blinding.scenario();
    Laws.unknownNeverGuesses(
        DECIDER, scenario.request(), scenario.policies(), blinding.key(), blinding.value());
  }
}
