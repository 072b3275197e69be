package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.PrincipalAuthorizer;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.reference.ReferenceDecision.LayerWord;
import io.iamsim.reference.arbitrary.Organizations;
import io.iamsim.reference.arbitrary.Organizations.Asked;
import io.iamsim.reference.world.JoinedByBuilder;
import io.iamsim.reference.world.JoinedByHand;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Holds the engine's collection, completion and decision to the reference's in random
 * organizations, layer by layer.
 *
 * <p>Each try is an organization in which twelve requests are asked. The number of tries is raised
 * from outside: {@code mvn -pl engine test -Dtest=OrganizationProperties
 * -Djqwik.tries.default=200000}, 2.4 million requests.
 */
final class OrganizationProperties {
  private static final PolicyLayer NO_SESSION = PolicyLayer.notApplicable("");

  @Provide
  Arbitrary<Asked> asked() {
    return Organizations.asked();
  }

  @Property(seed = "20261128", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void engineAgreesWithTheReferenceInOrganizations(@ForAll("asked") Asked asked) {
    Environment environment = JoinedByBuilder.environment(asked.world());
    IamEngine engine = IamEngine.of(environment);
    EnvironmentReference reference =
        new EnvironmentReference(JoinedByHand.environment(asked.world()), ServiceCatalog.bundled());
    List<Decision> decisions = new ArrayList<>();
    for (AccessRequest request : asked.requests()) {
      ReferenceDecision expected = reference.decide(request, NO_SESSION);
      agrees(engine, request, expected);
      decisions.add(expected.decision());
      Statistics.label("decision").collect(expected.decision());
      Statistics.label("caller").collect(request.principal().kind());
    }
    assertThat(engine.decideAll(asked.requests(), Runnable::run)).isEqualTo(decisions);
    inSession(engine, reference, asked);
  }

  private static void agrees(IamEngine engine, AccessRequest request, ReferenceDecision expected) {
    EvaluationResult result = engine.authorize(request);
    if (expected.rules().isEmpty()) {
      assertThat(words(result)).as("the layers of %s", request).isEqualTo(words(expected));
    }
    assertThat(result.decision()).as("%s", request).isEqualTo(expected.decision());
    assertThat(engine.decide(request))
        .as("decided alone: %s", request)
        .isEqualTo(expected.decision());
    if (request.resourceAccount() == null) {
      PrincipalAuthorizer prepared = engine.as(request.principal());
      assertThat(prepared.authorize(request.action(), request.resource(), request.context()))
          .as("by a prepared principal: %s", request)
          .isEqualTo(expected.decision());
      PrincipalAuthorizer session = engine.as(request.principal(), request.context());
      assertThat(session.authorize(request.action(), request.resource(), RequestContext.empty()))
          .as("by a prepared session: %s", request)
          .isEqualTo(expected.decision());
    }
  }

  /** The same with session policies, and with everything explained. */
  private static void inSession(IamEngine engine, EnvironmentReference reference, Asked asked) {
    for (AccessRequest request : asked.requests().subList(0, asked.requests().size() / 4)) {
      ReferenceDecision expected = reference.decide(request, asked.session());
      ApplicablePolicies policies = engine.applicablePolicies(request).withSession(asked.session());
      EvaluationResult result = engine.explain(request, policies).result();
      if (expected.rules().isEmpty()) {
        assertThat(words(result))
            .as("the layers of %s in a session", request)
            .isEqualTo(words(expected));
      }
      assertThat(result.decision()).as("in a session: %s", request).isEqualTo(expected.decision());
      assertThat(engine.decide(request, policies))
          .as("decided alone in a session: %s", request)
          .isEqualTo(expected.decision());
    }
  }

  /** What every layer says, level by level; a layer that does not apply is left out. */
  static Map<Layer, List<String>> words(EvaluationResult result) {
    Map<Layer, List<String>> words = new EnumMap<>(Layer.class);
    result.layers().forEach(layer -> add(words, layer.layer(), layer.target(), layer.result()));
    return words;
  }

  static Map<Layer, List<String>> words(ReferenceDecision decision) {
    Map<Layer, List<String>> words = new EnumMap<>(Layer.class);
    for (LayerWord word : decision.layers()) {
      add(words, word.layer(), word.target(), word.result());
    }
    return words;
  }

  private static void add(
      Map<Layer, List<String>> words, Layer layer, @Nullable String target, LayerResult result) {
    if (result != LayerResult.NOT_APPLICABLE) {
      words
          .computeIfAbsent(layer, none -> new ArrayList<>())
          .add(target == null ? result.text() : target + " " + result.text());
    }
  }
}
