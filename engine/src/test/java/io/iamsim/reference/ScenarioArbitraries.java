package io.iamsim.reference;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.PolicyType;
import io.iamsim.reference.arbitrary.Scenario;
import io.iamsim.reference.arbitrary.Scenarios;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Scenarios with a change to make in each, for the laws. */
final class ScenarioArbitraries {
  private ScenarioArbitraries() {}

  /**
   * A scenario before and after a statement was added.
   *
   * @param scenario before
   * @param added the added document's type
   * @param text the added document
   */
  record Addition(Scenario scenario, PolicyType added, String text) {

    ApplicablePolicies after() {
      ApplicablePolicies before = scenario.policies();
      return switch (added) {
        case IDENTITY -> before.withIdentity(plus(before.identity()));
        case PERMISSIONS_BOUNDARY ->
            before.withPermissionsBoundary(plus(before.permissionsBoundary()));
        case SESSION -> before.withSession(plus(before.session()));
        case SERVICE_CONTROL -> before.withServiceControl(plus(before.serviceControl()));
        case RESOURCE_CONTROL -> before.withResourceControl(plus(before.resourceControl()));
        case RESOURCE, ROLE_TRUST, KMS_KEY -> before.withResource(plus(before.resource()));
        case VPC_ENDPOINT -> before.withVpcEndpoint(plus(before.vpcEndpoint()));
      };
    }

    private PolicyLayer plus(PolicyLayer layer) {
      return layer.state() == PolicyLayer.State.NOT_PROVIDED
          ? layer
          : layer.plus(List.of(Scenario.attached(added, text)));
    }
  }

  /**
   * A scenario with a key to look away from.
   *
   * @param scenario the scenario
   * @param key the key
   * @param value what it holds
   */
  record Blinding(Scenario scenario, String key, ContextValue value) {}

  static Arbitrary<Addition> denials() {
    return additions(Set.of(PolicyType.values()), true);
  }

  /**
   * Only layers that grant; a boundary that was not there may deny by being there. Where
   * RestrictPublicBuckets is set, an Allow for everybody disables the others (S3-9).
   */
  static Arbitrary<Addition> allows() {
    return additions(
            Set.of(
                PolicyType.IDENTITY,
                PolicyType.RESOURCE,
                PolicyType.KMS_KEY,
                PolicyType.ROLE_TRUST),
            false)
        .filter(addition -> !addition.scenario().s3().publicAccessBlock().restrictPublicBuckets());
  }

  private static Arbitrary<Addition> additions(Set<PolicyType> types, boolean denies) {
    return Scenarios.withUnknowns()
        .flatMap(
            scenario ->
                Arbitraries.of(types.stream().sorted().toList())
                    .map(type -> ofScenario(type, scenario))
                    .flatMap(
                        type ->
                            Scenarios.documentFor(scenario, type, denies)
                                .map(text -> new Addition(scenario, type, text))));
  }

  /** Of the three types for one layer the one that the scenario's resource has. */
  private static PolicyType ofScenario(PolicyType type, Scenario scenario) {
    return type.layer().equals(PolicyType.RESOURCE.layer()) ? scenario.resource().type() : type;
  }

  static Arbitrary<Blinding> blindings() {
    return Combinators.combine(Scenarios.known(), Scenarios.keys())
        .as(
            (scenario, key) ->
                Scenarios.values(key).map(value -> new Blinding(scenario, key, value)))
        .flatMap(blinding -> blinding);
  }
}
