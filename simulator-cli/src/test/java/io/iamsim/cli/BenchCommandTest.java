package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No test here says how long anything takes. */
final class BenchCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeEnvironment() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            users:
              alice: {inlinePolicies: {own: own.yaml}}
              bob: {}
            roles:
              reader: {inlinePolicies: {own: own.yaml}}
            resources:
              "arn:aws:s3:::b": {}
        """);
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Action: ["s3:Get*", "sqs:SendMessage"], Resource: "arn:aws:s3:::b/*"}
          - {Effect: Deny, Action: "s3:*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "false"}}}
        """);
  }

  private RunResult run(String... args) {
    List<String> all =
        new ArrayList<>(List.of("bench", "--env", folder.toString(), "--seconds", "0.03"));
    all.addAll(List.of(args));
    return RunResult.of(all.toArray(String[]::new));
  }

  private JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of("--output", "json"));
    all.addAll(List.of(args));
    RunResult result = run(all.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void everyPrincipalAsksAndEveryRequestIsDecided() throws IOException {
    JsonNode json = json();
    assertThat(json.get("principals").asInt()).isEqualTo(3);
    assertThat(json.get("statements").asInt()).isEqualTo(4);
    assertThat(json.get("requests").asInt()).isEqualTo(3 * 64);
    int decided = 0;
    for (JsonNode count : json.get("decisions")) {
      decided += count.asInt();
    }
    assertThat(decided).isEqualTo(3 * 64);
    assertThat(json.get("decisions").get("allowed").asInt()).isPositive();
    assertThat(json.get("latencyNanos").get("count").asLong()).isGreaterThanOrEqualTo(3 * 64);
    assertThat(json.get("decisionsPerSecond").asLong()).isPositive();
    assertThat(json.get("slowestPrincipals")).hasSize(3);
    assertThat(json.get("version").has("tool")).isTrue();
  }

  @Test
  void theSameSeedDrawsTheSameRequestsAndAnotherDrawsOthers() throws IOException {
    JsonNode one = json("--seed", "7").get("decisions");
    assertThat(json("--seed", "7", "--threads", "2").get("decisions")).isEqualTo(one);
    List<JsonNode> others = new ArrayList<>();
    for (int seed = 8; seed < 12; seed++) {
      others.add(json("--seed", String.valueOf(seed)).get("decisions"));
    }
    assertThat(others).anySatisfy(other -> assertThat(other).isNotEqualTo(one));
  }

  @Test
  void textNamesTheRateTheLatenciesAndTheSlowestPrincipals() {
    RunResult result = run("--threads", "2");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .containsPattern("^[0-9,]+ decisions a second, 2 threads together\n")
        .contains("half within", "99.9% within", "first decisions", "memory")
        .contains("192 requests of 3 principals, whose policies have 4 statements (--seed 1): ")
        .contains("slowest principals\n")
        .contains("arn:aws:iam::111111111111:user/bob", "0 statements");
  }

  @ParameterizedTest
  @CsvSource({"--seconds,0", "--seconds,-1", "--seconds,NaN", "--threads,0", "--threads,5000"})
  void anAmountThatMeasuresNothingIsRefused(String option, String value) {
    RunResult result = RunResult.of("bench", "--env", folder.toString(), option, value);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("iamsim: error: `" + option + "` is ");
  }

  @Test
  void anEnvironmentWithoutPoliciesCannotBeMeasured() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"), "accounts: {'111111111111': {users: {a: {}}}}");
    RunResult result = run();
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("has a policy that names an action");
  }
}
