package io.iamsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scope-down policies stay with the credentials, whatever else is changed (STS-20). */
final class ScopeDownChangesTest {
  private static final ApplicablePolicies SCOPED =
      ApplicablePolicies.none()
          .withScopeDown(
              PolicyLayer.ofLevels(
                  List.of(
                      new PolicyLevel("first", List.of(policy("first"))),
                      new PolicyLevel("second", List.of(policy("second"))))));

  private static AttachedPolicy policy(String name) {
    SourceText text = SourceText.of(name, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    return AttachedPolicy.of(
        name, PolicyParser.parse(text, PolicyType.SESSION, ParseMode.STRICT).orElseThrow());
  }

  private static PolicyLayer scopeDown(PolicyChanges changes) {
    return changes.in(Environment.empty()).apply(SCOPED).scopeDown();
  }

  @Test
  void anotherChangeLeavesThemInPlace() {
    PolicyChanges changes =
        new PolicyChanges(List.of(), Map.of(Layer.IDENTITY, List.of(policy("own"))));
    assertThat(scopeDown(changes)).isEqualTo(SCOPED.scopeDown());
  }

  @Test
  void oneThatIsTakenAwayLeavesNoLevelBehind() {
    PolicyChanges changes = new PolicyChanges(List.of("first"), Map.of());
    assertThat(scopeDown(changes).levels())
        .extracting(PolicyLevel::target)
        .containsExactly("second");
    assertThat(scopeDown(new PolicyChanges(List.of("first", "second"), Map.of())).applies())
        .isFalse();
  }

  @Test
  void oneThatIsAddedIsALevelOfItsOwn() {
    PolicyChanges changes =
        new PolicyChanges(List.of(), Map.of(Layer.SCOPE_DOWN, List.of(policy("third"))));
    assertThat(scopeDown(changes).levels())
        .extracting(PolicyLevel::target)
        .containsExactly("first", "second", "third");
  }
}
