package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeEnvironment() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        organization:
          id: o-example1
          managementAccount: "111111111111"
          root:
            id: r-ab12
            serviceControlPolicies: [FullAWSAccess]
            children:
              - id: ou-ab12-prod
                name: prod
                serviceControlPolicies: [FullAWSAccess, no-leaving.yaml]
                accounts: ["222222222222"]
        accounts:
          "111111111111": {}
          "222222222222":
            name: shop
            users:
              alice: {inlinePolicies: {own: own.yaml}, tags: {team: red}}
            roles:
              ops: {trustPolicy: trust.yaml, permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess"}
        """);
    Files.writeString(folder.resolve("own.yaml"), statement("Effect: Allow, Resource: '*'"));
    Files.writeString(folder.resolve("no-leaving.yaml"), statement("Effect: Deny, Resource: '*'"));
    Files.writeString(
        folder.resolve("trust.yaml"),
        statement(
            "Effect: Allow, Principal: {AWS: ['arn:aws:iam::222222222222:user/alice',"
                + " 'arn:aws:iam::222222222222:user/gone', 'arn:aws:iam::999999999999:user/far']}"));
  }

  private static String statement(String parts) {
    return "Version: '2012-10-17'\nStatement:\n  - {Action: 'sts:AssumeRole', " + parts + "}\n";
  }

  private RunResult run(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "env";
    args[1] = "--env";
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return RunResult.of(args);
  }

  @Test
  void accountsAreCountedAndTheOrganisationIsATree() {
    RunResult result = run();
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .containsPattern("222222222222 +shop +1 +1 +0 +0 +0 +0 +0\n")
        .contains("organisation o-example1\n  r-ab12")
        .containsPattern("\n    ou-ab12-prod +prod +scp: FullAWSAccess, no-leaving.yaml\n")
        .containsPattern("\n      222222222222 +shop +scp: FullAWSAccess\n");
  }

  @Test
  void principalsThatAreNamedAndDoNotExistAreListed() {
    assertThat(run().out())
        .contains("  arn:aws:iam::222222222222:user/gone  " + folder + "/trust.yaml:3:")
        .doesNotContain("user/far", "user/alice");
  }

  @Test
  void aPrincipalsLayersNameTheirPoliciesWithTheirPlaces() {
    assertThat(run("role/ops").out())
        .contains("permissionsBoundary\n  AdministratorAccess  role ops  1 statement")
        .containsPattern("ou-ab12-prod +no-leaving.yaml +.*no-leaving.yaml:1:1\n")
        .contains("trust policy\n  trust.yaml  role ops  1 statement");
    assertThat(run("user/alice").out())
        .contains("tag team  red")
        .contains("permissionsBoundary\n  does not apply: no permissions boundary is attached");
  }

  @Test
  void jsonHasTheSame() {
    assertThat(run("--output", "json").out())
        .contains("\"principal\": \"arn:aws:iam::222222222222:user/gone\"")
        .contains("\"id\": \"ou-ab12-prod\",\n        \"name\": \"prod\",\n        \"depth\": 1,");
    assertThat(run("role/ops", "--output", "json").out())
        .contains("\"layer\": \"permissionsBoundary\",\n      \"state\": \"applies\"");
  }

  @Test
  void withoutAnEnvironmentThereIsNothingToSay() {
    RunResult result = RunResult.of("env");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("no environment was given");
  }
}
