package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.AwsManagedPolicies;
import io.iamsim.environment.Organization;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.model.AccountId;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganizationLevelsTest {
  private static final AccountId MANAGEMENT = new AccountId("111111111111");
  private static final AccountId PROD = new AccountId("222222222222");

  private static InMemoryFiles files(String root, String accounts) {
    return new InMemoryFiles()
        .with(
            "environment.yaml",
            "organization:\n  id: o-abc\n  managementAccount: \"111111111111\"\n  root:\n"
                + root.indent(4)
                + accounts)
        .with("scp/deny.json", InMemoryFiles.DENY_DELETE)
        .with("rcp/deny.json", InMemoryFiles.DENY_EVERYONE);
  }

  private static Organization organization(String root, String accounts) {
    return files(root, accounts).environment(".").organization().orElseThrow();
  }

  private static List<String> names(List<PolicyLevel> levels) {
    return levels.stream()
        .map(level -> level.target() + level.policies().stream().map(AttachedPolicy::name).toList())
        .toList();
  }

  @Test
  void aLevelThatSaysNothingHasFullAwsAccessAndAnEmptyListHasNothing() {
    Organization organization =
        organization(
            """
            id: r-ab12
            serviceControlPolicies: [FullAWSAccess, scp/deny.json]
            children:
              - id: ou-a
                children:
                  - id: ou-b
                    serviceControlPolicies: []
                    accounts: ["222222222222"]
            """,
            "");
    assertThat(names(organization.member(PROD).orElseThrow().serviceControl()))
        .containsExactly(
            "r-ab12[FullAWSAccess, scp/deny.json]",
            "ou-a[FullAWSAccess]",
            "ou-b[]",
            "222222222222[FullAWSAccess]");
  }

  @Test
  void anAccountsOwnAttachmentsAreItsLowestLevel() {
    Organization organization =
        organization(
            "{id: r-ab12, accounts: [\"222222222222\"]}",
            """
            accounts:
              "222222222222":
                serviceControlPolicies: [scp/deny.json]
                resourceControlPolicies: [rcp/deny.json]
            """);
    Organization.Member prod = organization.member(PROD).orElseThrow();
    assertThat(names(prod.serviceControl()))
        .containsExactly("r-ab12[FullAWSAccess]", "222222222222[scp/deny.json]");
    assertThat(names(prod.resourceControl()))
        .containsExactly(
            "r-ab12[RCPFullAWSAccess]", "222222222222[RCPFullAWSAccess, rcp/deny.json]");
  }

  @Test
  void policiesOfATypeAreInUseOnlyIfSomeLevelNamesThem() {
    Organization none = organization("{id: r-ab12, accounts: [\"222222222222\"]}", "");
    Organization resourceControl =
        organization("{id: r-ab12, accounts: [\"222222222222\"], resourceControlPolicies: []}", "");
    assertThat(none.serviceControlPolicies()).isFalse();
    assertThat(none.resourceControlPolicies()).isFalse();
    assertThat(none.member(PROD).orElseThrow().serviceControl()).isEmpty();
    assertThat(resourceControl.serviceControlPolicies()).isFalse();
    assertThat(resourceControl.resourceControlPolicies()).isTrue();
    assertThat(names(resourceControl.member(PROD).orElseThrow().resourceControl()))
        .containsExactly("r-ab12[RCPFullAWSAccess]", "222222222222[RCPFullAWSAccess]");
  }

  @Test
  void thePathOfAnAccountIsThatOfAwsPrincipalOrgPaths() {
    Organization organization =
        organization(
            """
            id: r-ab12
            name: Root
            children:
              - {id: ou-a, name: workloads, children: [{id: ou-b, accounts: ["222222222222"]}]}
            """,
            "");
    assertThat(organization.member(PROD).orElseThrow().path()).isEqualTo("o-abc/r-ab12/ou-a/ou-b/");
    assertThat(organization.nodeNames())
        .containsOnly(Map.entry("r-ab12", "Root"), Map.entry("ou-a", "workloads"));
  }

  @Test
  void theManagementAccountStandsInTheRootUnlessItIsPlaced() {
    Organization implied = organization("{id: r-ab12}", "");
    Organization placed =
        organization("{id: r-ab12, children: [{id: ou-a, accounts: [\"111111111111\"]}]}", "");
    assertThat(implied.member(MANAGEMENT).orElseThrow().path()).isEqualTo("o-abc/r-ab12/");
    assertThat(placed.member(MANAGEMENT).orElseThrow().path()).isEqualTo("o-abc/r-ab12/ou-a/");
  }

  @Test
  void anAccountOfTheOrganisationNeedsNoEntryAndAnEntryNeedsNoPlace() {
    var environment =
        files(
                "{id: r-ab12, accounts: [\"222222222222\"]}",
                "accounts: {\"333333333333\": {users: {mallory: {}}}}")
            .environment(".");
    assertThat(environment.account(PROD)).isEmpty();
    assertThat(environment.organization().orElseThrow().member(PROD)).isPresent();
    assertThat(environment.organization().orElseThrow().member(new AccountId("333333333333")))
        .isEmpty();
  }

  @Test
  void anOrganizationsArnOfFullAwsAccessIsTheBuiltInPolicy() {
    Organization organization =
        organization(
            """
            id: r-ab12
            serviceControlPolicies: ["arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"]
            accounts: ["222222222222"]
            """,
            "");
    assertThat(
            organization
                .member(PROD)
                .orElseThrow()
                .serviceControl()
                .get(0)
                .policies()
                .get(0)
                .document())
        .isSameAs(AwsManagedPolicies.fullAwsAccess().document());
  }

  @Test
  void moreGuardrailsThanAwsAttachesAreAWarning() {
    String eleven = String.join(", ", Collections.nCopies(11, "scp/deny.json"));
    String five = String.join(", ", Collections.nCopies(5, "rcp/deny.json"));
    List<Finding> findings =
        files(
                "id: r-ab12\nserviceControlPolicies: ["
                    + eleven
                    + "]\nresourceControlPolicies: ["
                    + five
                    + "]",
                "")
            .load(".")
            .findings();
    assertThat(findings).extracting(Finding::code).containsOnly(FindingCode.QUOTA_EXCEEDED);
    assertThat(findings)
        .extracting(Finding::toString)
        .containsExactly(
            "environment.yaml:6:29: warning: `r-ab12` has 11 service control policies, AWS attaches"
                + " 10 (join some of them)",
            "environment.yaml:7:30: warning: `r-ab12` has 6 resource control policies, AWS attaches"
                + " 5 (join some of them)");
  }

  @Test
  void fiveNestedUnitsAreAccepted() {
    StringBuilder root = new StringBuilder("{id: r-ab12, children: [");
    IntStream.rangeClosed(1, 5).forEach(i -> root.append("{id: ou-" + i + ", children: ["));
    root.append("]}".repeat(6));
    assertThat(files(root.toString(), "").load(".").findings()).isEmpty();
  }
}
