package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {
  private static final String ALLOW_S3 =
      "Version: '2012-10-17'\nStatement:\n"
          + "  - {Effect: Allow, Action: 's3:*', Resource: '*'}\n";
  private static final String ALLOW_ALL =
      "{\"Version\":\"2012-10-17\",\"Statement\":"
          + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  @TempDir Path folder;
  private String env = "";

  @BeforeEach
  void writeEnvironment() throws IOException {
    env = folder.resolve("env").toString();
    Files.createDirectories(folder.resolve("env/policies"));
    Files.writeString(
        folder.resolve("env/environment.yaml"),
        """
        accounts:
          "111111111111":
            roles:
              analyst: {inlinePolicies: {own: policies/own.yaml}}
              deployer: {inlinePolicies: {own: policies/own.yaml}}
            resources: {"arn:aws:s3:::b": {}}
          "222222222222":
            roles:
              deployer: {inlinePolicies: {own: policies/own.yaml}}
        """);
    Files.writeString(folder.resolve("env/policies/own.yaml"), ALLOW_S3);
    Files.writeString(folder.resolve("all.json"), ALLOW_ALL);
    Files.writeString(
        folder.resolve("ec2-only.json"),
        ALLOW_ALL.replace("\"Action\":\"*\"", "\"Action\":\"ec2:*\""));
  }

  private RunResult run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--env", env));
    return RunResult.of(all.toArray(String[]::new));
  }

  @Test
  void aShortNameThatMeansOneRoleIsEnough() {
    RunResult result = run("can", "analyst", "s3:GetObject", "arn:aws:s3:::b/k");
    assertThat(result.out())
        .startsWith("allowed  s3:GetObject\n  principal  arn:aws:iam::111111111111:role/analyst\n")
        .contains("policies/own.yaml:3:5", "| {Effect: Allow, Action: 's3:*', Resource: '*'}");
    assertThat(result.status()).isZero();
  }

  @Test
  void anAmbiguousNameIsAnErrorThatListsTheCandidates() {
    RunResult result = run("can", "role/deployer", "s3:GetObject");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("`role/deployer` may be any of `arn:aws:iam::111111111111:role/deployer`, ")
        .contains("`arn:aws:iam::222222222222:role/deployer`");
  }

  @Test
  void aPrincipalThatItsAccountDoesNotHaveIsAnErrorUnlessItBringsItsPolicies() {
    String principal = "arn:aws:iam::111111111111:role/analist";
    RunResult missing = run("can", principal, "s3:GetObject", "arn:aws:s3:::b/k");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err())
        .contains(principal, "did you mean `arn:aws:iam::111111111111:role/analyst`?");
    RunResult brought =
        run(
            "can",
            principal,
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            "--resource-account",
            "111111111111",
            "--identity-policy",
            folder + "/all.json",
            "--without",
            "permissionsBoundary");
    assertThat(brought.status()).isZero();
  }

  @Test
  void theVariableNamesTheEnvironmentWhereNoOptionDoes() {
    RunResult result =
        RunResult.of(
            Map.of("IAMSIM_ENV", env), "", "can", "analyst", "s3:GetObject", "arn:aws:s3:::b/k");
    assertThat(result.status()).isZero();
    RunResult optionWins =
        RunResult.of(
            Map.of("IAMSIM_ENV", "nowhere"), "", "can", "analyst", "s3:GetObject", "--env", env);
    assertThat(optionWins.status()).isZero();
  }

  @Test
  void guardrailFilesBindBesideTheEnvironment() {
    RunResult result =
        run(
            "can",
            "analyst",
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            "--scp",
            folder + "/all.json",
            "--scp",
            folder + "/ec2-only.json");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("implicitDeny")
        .contains("at --scp " + folder + "/ec2-only.json allows it\n");
  }

  @Test
  void aLayerLeftOutDoesNotCount() {
    RunResult result =
        run("can", "analyst", "s3:GetObject", "arn:aws:s3:::b/k", "--without", "identity");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("left out by --without identity");
  }

  @Test
  void everyMistakeInTheEnvironmentIsReportedWithItsPlaceAndNothingIsDone() throws IOException {
    Files.writeString(folder.resolve("env/policies/own.yaml"), ALLOW_S3.replace("Effect", "Efect"));
    RunResult result = run("can", "analyst", "s3:GetObject");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("policies/own.yaml:3:6: error: unknown element `Efect`");
  }

  @Test
  void batchAsksTheEnvironmentWhereARequestHasNoPolicies() {
    String ask = "{\"id\":\"%s\",\"principal\":\"%s\",\"action\":\"%s\",\"resource\":\"*\"%s}\n";
    String analyst = "arn:aws:iam::111111111111:role/analyst";
    String in =
        String.format(ask, "1", analyst, "s3:ListAllMyBuckets", "")
            + String.format(ask, "2", analyst, "ec2:RunInstances", "")
            + String.format(ask, "3", analyst, "s3:ListAllMyBuckets", ",\"policies\":{}")
            + String.format(ask, "4", analyst + "s", "s3:ListAllMyBuckets", "");
    RunResult result = RunResult.of(Map.of(), in, "batch", "--lean", "--env", env);
    assertThat(result.out().lines())
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo("{\"id\":\"1\",\"decision\":\"allowed\"}"),
            two -> assertThat(two).isEqualTo("{\"id\":\"2\",\"decision\":\"implicitDeny\"}"),
            three -> assertThat(three).isEqualTo("{\"id\":\"3\",\"decision\":\"implicitDeny\"}"),
            four ->
                assertThat(four)
                    .startsWith("{\"id\":\"4\",\"error\":{\"code\":\"unresolvedReference\""));
    assertThat(result.status()).isEqualTo(2);
  }

  @Test
  void batchNamesTheFileOfAStatementOfTheEnvironment() {
    String in =
        "{\"principal\":\"arn:aws:iam::111111111111:role/analyst\","
            + "\"action\":\"s3:ListAllMyBuckets\"}";
    assertThat(RunResult.of(Map.of(), in, "batch", "--env", env).out())
        .contains("\"file\":\"" + env + "/policies/own.yaml\",\"line\":3,\"column\":5");
  }
}
