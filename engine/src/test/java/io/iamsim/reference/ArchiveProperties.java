package io.iamsim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.IamEngine;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.parse.PolicyArchive;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Policies that were written and read back decide and explain as they did before. */
final class ArchiveProperties {
  private static final IamEngine ENGINE = IamEngine.of(Environment.empty());

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.withUnknowns();
  }

  @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void policiesReadBackAnswerAlike(@ForAll("scenarios") Scenario scenario) {
    ApplicablePolicies before = scenario.policies();
    ApplicablePolicies after = scenario.policies(ArchiveProperties::readBack);
    assertThat(after).isEqualTo(before);
    assertThat(ENGINE.decide(scenario.request(), after))
        .isEqualTo(ENGINE.decide(scenario.request(), before));
    Explanation explanation = ENGINE.explain(scenario.request(), after);
    assertThat(explanation.result()).isEqualTo(ENGINE.explain(scenario.request(), before).result());
    assertThat(explanation).hasToString(ENGINE.explain(scenario.request(), before).toString());
  }

  private static AttachedPolicy readBack(AttachedPolicy policy) {
    byte[] archive = PolicyArchive.write(List.of(policy.document()));
    return AttachedPolicy.of(
        policy.name(), PolicyArchive.read("archive", archive).orElseThrow().get(0));
  }
}
