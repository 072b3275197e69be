package io.iamsim.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReferencesTest {
  private static InMemoryFiles files(String members) {
    return new InMemoryFiles()
        .with("env/environment.yaml", "accounts:\n  \"222222222222\":\n" + members.indent(4))
        .with("env/policies/read.json", InMemoryFiles.ALLOW_READ)
        .with("shared/read.json", InMemoryFiles.ALLOW_READ);
  }

  private static IamIdentity role(Environment environment, String name) {
    return environment.identity("arn:aws:iam::222222222222:role/" + name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Read, Read, env/policies/read.json",
    "arn:aws:iam::222222222222:policy/Read, Read, env/policies/read.json",
    "arn:aws:iam::222222222222:policy/team/Read, Read, env/policies/read.json",
    "policies/read.json, policies/read.json, env/policies/read.json",
    "./policies/read.json, ./policies/read.json, env/policies/read.json",
    "../shared/read.json, ../shared/read.json, shared/read.json",
    "arn:aws:iam::aws:policy/AdministratorAccess, AdministratorAccess, aws:AdministratorAccess"
  })
  void aReferenceFindsItsPolicy(String reference, String name, String source) {
    AttachedPolicy policy =
        role(
                files(
                        "managedPolicies: {Read: policies/read.json}\n"
                            + "roles: {r: {policies: [\""
                            + reference
                            + "\"]}}")
                    .environment("env"),
                "r")
            .policies()
            .get(0);
    assertThat(policy.name()).isEqualTo(name);
    assertThat(policy.document().span().source()).isEqualTo(source);
  }

  @Test
  void aManagedPolicyIsReadOnceAndParsedOncePerType() {
    InMemoryFiles files =
        files(
            """
            managedPolicies: {Read: policies/read.json}
            roles:
              one: {policies: [Read], permissionsBoundary: Read}
              two: {policies: [policies/read.json], permissionsBoundary: Read}
            """);
    Environment environment = files.environment("env");
    IamIdentity one = role(environment, "one");
    IamIdentity two = role(environment, "two");
    PolicyDocument shared = one.policies().get(0).document();
    assertThat(two.policies().get(0).document()).isSameAs(shared);
    assertThat(two.boundary().orElseThrow().document())
        .isSameAs(one.boundary().orElseThrow().document())
        .isNotSameAs(shared);
    assertThat(files.reads("env/policies/read.json")).isEqualTo(1);
  }

  @Test
  void anInlineManagedPolicyIsSharedToo() {
    Environment environment =
        files(
                """
                managedPolicies:
                  Read: {Version: "2012-10-17", Statement: {Effect: Allow, Action: s3:Get*, Resource: "*"}}
                roles:
                  one: {policies: [Read]}
                  two: {policies: [Read]}
                """)
            .environment("env");
    assertThat(role(environment, "two").policies().get(0).document())
        .isSameAs(role(environment, "one").policies().get(0).document());
  }

  @Test
  void managedPoliciesAreKnownByArnEvenIfNothingHasThem() {
    Environment environment =
        files("managedPolicies: {Read: policies/read.json}").environment("env");
    AttachedPolicy read =
        environment.managedPolicy("arn:aws:iam::222222222222:policy/Read").orElseThrow();
    assertThat(read.name()).isEqualTo("Read");
    assertThat(read.document().type()).isEqualTo(PolicyType.IDENTITY);
  }

  @Test
  void anAwsManagedPolicyIsTheOneGivenEvenAdministratorAccess() {
    Environment environment =
        files("roles: {r: {policies: [\"arn:aws:iam::aws:policy/AdministratorAccess\"]}}")
            .with(
                "env/aws.yaml",
                "awsManagedPolicies:\n"
                    + "  \"arn:aws:iam::aws:policy/AdministratorAccess\": policies/read.json\n")
            .environment("env", "env/aws.yaml");
    assertThat(role(environment, "r").policies().get(0).document().span().source())
        .isEqualTo("env/policies/read.json");
  }

  @Test
  void anUnreadPolicyOfAManagedListStillHasItsMistakesReported() {
    List<Finding> findings =
        files("managedPolicies: {Broken: broken.json}")
            .with("env/broken.json", "{\"Statement\": []")
            .load("env")
            .findings();
    assertThat(findings)
        .extracting(finding -> finding.span().source() + " " + finding.code())
        .containsExactly("env/broken.json SYNTAX_ERROR");
  }

  @Test
  void inlineDocumentsOfAListAreNumbered() {
    Environment environment =
        files(
                """
                roles:
                  r:
                    policies:
                      - policies/read.json
                      - {Version: "2012-10-17", Statement: {Effect: Allow, Action: s3:Get*, Resource: "*"}}
                """)
            .environment("env");
    assertThat(role(environment, "r").policies())
        .extracting(AttachedPolicy::name)
        .containsExactly("policies/read.json", "inline policy 2");
  }

  @Test
  void whatAwsPrintsAroundAPolicyIsAccepted() {
    Environment environment =
        files("roles: {r: {policies: [saved.json]}}")
            .with(
                "env/saved.json",
                "{\"PolicyVersion\": {\"Document\": "
                    + InMemoryFiles.ALLOW_READ
                    + ", \"VersionId\": \"v1\"}}")
            .environment("env");
    assertThat(role(environment, "r").policies().get(0).document().statements()).hasSize(1);
  }

  @Test
  void leniencyReachesThePolicies() {
    InMemoryFiles files =
        files("roles: {r: {policies: [odd.json]}}")
            .with(
                "env/odd.json",
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "allow", "Action": "s3:*", "Resource": "*"},
                  {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
                """);
    assertThat(files.load("env").ok()).isFalse();
    assertThat(EnvironmentLoader.load(List.of("env"), files, ParseMode.LENIENT).ok()).isTrue();
  }
}
