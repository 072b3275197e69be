package io.iamsim.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.model.PolicyType;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentBuilderTest {
  private static final AccountId PROD = new AccountId("222222222222");
  private static final AccountId MANAGEMENT = new AccountId("111111111111");

  private final EnvironmentBuilder builder = new EnvironmentBuilder();

  private static SourceSpan at(int line) {
    return SourceSpan.at("facts", line, 1);
  }

  private static IamIdentity user(String account) {
    return new IamIdentity(
        new Arn("aws", "iam", "", account, "user/alice"), null, List.of(), null, null, Map.of());
  }

  @Test
  void factsMayComeInAnyOrder() {
    builder.placement(PROD, "ou-a", at(1));
    builder.node("ou-a", "r-a", at(2));
    builder.identity(user("222222222222"), List.of(new GroupMembership("devs", at(3))), at(3));
    builder.group(
        PROD,
        "devs",
        List.of(
            AttachedPolicy.of("p", AwsManagedPolicies.administratorAccess(PolicyType.IDENTITY))),
        at(4));
    builder.node("r-a", null, at(5));
    builder.organization("o-a", MANAGEMENT, at(6));
    Environment environment = builder.build().orElseThrow();
    assertThat(environment.organization().orElseThrow().member(PROD).orElseThrow().path())
        .isEqualTo("o-a/r-a/ou-a/");
    assertThat(
            environment.identity("arn:aws:iam::222222222222:user/alice").orElseThrow().policies())
        .hasSize(1);
  }

  @Test
  void aNodeThatNobodyDefinesIsAFinding() {
    builder.node("ou-a", "r-a", at(1));
    builder.placement(PROD, "ou-b", at(2));
    assertThat(builder.build().findings())
        .extracting(Finding::toString)
        .containsExactly(
            "facts:1:1: error: `r-a`, in which `ou-a` stands, is not known",
            "facts:2:1: error: `ou-b`, in which `account 222222222222` stands, is not known");
  }

  @Test
  void aCircleOfUnitsIsAFindingAndNotALoop() {
    builder.organization("o-a", MANAGEMENT, at(1));
    builder.node("ou-a", "ou-b", at(2));
    builder.node("ou-b", "ou-a", at(3));
    builder.placement(PROD, "ou-a", at(4));
    assertThat(builder.build().findings())
        .extracting(Finding::toString)
        .containsExactly(
            "facts:2:1: error: `ou-a` stands below itself (mend its parents)",
            "facts:3:1: error: `ou-b` stands below itself (mend its parents)");
  }

  @Test
  void anOrganisationHasOneRoot() {
    builder.node("r-a", null, at(1));
    builder.node("r-b", null, at(2));
    assertThat(builder.build().findings())
        .extracting(Finding::message)
        .containsExactly("the root of the organisation is defined differently at facts:1:1");
  }

  @Test
  void attachmentsToAnUnknownNodeAreAFinding() {
    builder.organization("o-a", MANAGEMENT, at(1));
    builder.attachments("ou-x", PolicyType.RESOURCE_CONTROL, List.of(), at(2));
    assertThat(builder.build().findings())
        .extracting(Finding::message)
        .containsExactly("`ou-x` has resource control policies but stands in no organisation");
  }

  @Test
  void onlyGuardrailsAreAttachedToAnOrganisation() {
    assertThatThrownBy(() -> builder.attachments("r-a", PolicyType.IDENTITY, List.of(), at(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingSaidIsTheEmptyEnvironment() {
    assertThat(builder.build().orElseThrow().isEmpty()).isTrue();
  }
}
