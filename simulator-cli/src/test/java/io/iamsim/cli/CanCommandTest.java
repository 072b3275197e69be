package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.iamsim.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanCommandTest {
  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String REPORT = "arn:aws:s3:::acme-reports/q1.csv";
  private static final String OTHER = "arn:aws:s3:::acme-reports/q2.csv";
  private static final String INSIDE = "aws:SourceIp=203.0.113.7";
  private static final String OUTSIDE = "aws:SourceIp=192.0.2.1";

  @TempDir Path folder;

  @BeforeEach
  void writePolicies() throws IOException {
    write(
        "own.json",
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Read",
              "Effect": "Allow",
              "Action": "s3:Get*",
              "Resource": "arn:aws:s3:::acme-reports/*",
              "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
            }
          ]
        }
        """);
    write(
        "guard.yaml",
        """
        Version: "2012-10-17"
        Statement:
          - {Effect: Allow, Action: "*", Resource: "*"}
          - Sid: NoDelete
            Effect: Deny
            Action: s3:Delete*
            Resource: "*"
        """);
    write(
        "all.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":"
            + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** The command with the folder's files; their folder is left out of what it prints. */
  private RunResult can(String... args) {
    List<String> all = new ArrayList<>(List.of("can"));
    Arrays.stream(args)
        .map(arg -> arg.matches("[a-z]+\\.(json|yaml)") ? folder + "/" + arg : arg)
        .forEach(all::add);
    RunResult result = RunResult.of(all.toArray(String[]::new));
    return new RunResult(result.status(), result.out().replace(folder + "/", ""), result.err());
  }

  @Test
  void anAllowExplainsItself() {
    RunResult result =
        can(USER, "s3:GetObject", REPORT, "--identity-policy", "own.json", "--context", INSIDE);
    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check(getClass(), "can-allow.txt", result.out());
  }

  @Test
  void anExplicitDenyExplainsItself() {
    RunResult result =
        can(
            USER,
            "s3:DeleteObject",
            REPORT,
            "--identity-policy",
            "all.json",
            "--scp",
            "all.json",
            "--scp",
            "guard.yaml");
    // the folder, which is cut from the names, has widened the column of the targets
    String out = result.out().replaceAll("(?<=identity|session) {10,}", "  ");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    Golden.check(getClass(), "can-explicit-deny.txt", out);
  }

  @Test
  void anImplicitDenyShowsTheNearestMiss() {
    RunResult result =
        can(USER, "s3:GetObject", REPORT, "--identity-policy", "own.json", "--context", OUTSIDE);
    assertThat(result.status()).isEqualTo(1);
    Golden.check(getClass(), "can-nearest-miss.txt", result.out());
  }

  @Test
  void anUnknownSaysWhatItDependsOn() {
    RunResult result =
        can(
            USER,
            "s3:GetObject",
            REPORT,
            "--identity-policy",
            "own.json",
            "--unknown",
            "aws:SourceIp");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out())
        .startsWith("unknown  s3:GetObject\n")
        .contains("  because it depends on `aws:SourceIp`, whose value is not known\n")
        .contains("\nundecided\n  Allow  Read  own.json:4:5  identity, policy `own.json`\n")
        .contains("    condition  unknown  line 9  ")
        .contains("\ncontext keys read\n  aws:SourceIp  unknown\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allowed      | --context " + INSIDE + "  | 0",
        "denied       | --context " + INSIDE + "  | 1",
        "denied       | --context " + OUTSIDE + " | 0",
        "implicitDeny | --context " + OUTSIDE + " | 0",
        "explicitDeny | --context " + OUTSIDE + " | 1",
        "allowed      | --unknown aws:SourceIp    | 1",
        "denied       | --unknown aws:SourceIp --on-unknown deny  | 0",
        "allowed      | --unknown aws:SourceIp --on-unknown allow | 0",
        "allowed      | --open-context           | 1",
        "allowed      | --open-context --on-unknown allow | 0",
      })
  void expectComparesTheDecision(String expected, String options, int status) {
    String line =
        USER + " s3:GetObject " + REPORT + " --identity-policy own.json --expect " + expected;
    assertThat(can((line + " " + options).split(" ")).status()).isEqualTo(status);
  }

  @Test
  void severalResourcesAreEachDecidedAndTogether() {
    RunResult result =
        can(
            USER,
            "s3:GetObject",
            REPORT,
            "arn:aws:s3:::other/x",
            "--identity-policy",
            "own.json",
            "--context",
            INSIDE);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("allowed  s3:GetObject\n")
        .contains("\n\nimplicitDeny  s3:GetObject\n")
        .endsWith("\n\nall 2 resources together: implicitDeny\n");
  }

  @Test
  void jsonSaysTheSameAsText() throws IOException {
    RunResult result =
        can(
            USER,
            "s3:GetObject",
            REPORT,
            "--identity-policy",
            "own.json",
            "--context",
            OUTSIDE,
            "--output",
            "json");
    assertThat(result.status()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "principal",
            "action",
            "resource",
            "decision",
            "decidedBy",
            "matchedStatements",
            "layers",
            "missingContextKeys",
            "unknownContextKeys",
            "notes",
            "rules",
            "bypassed",
            "nearestMiss",
            "contextRead",
            "version");
    assertThat(json.at("/decision").asText()).isEqualTo("implicitDeny");
    assertThat(json.at("/nearestMiss/0/parts/2/outcome").asText()).isEqualTo("doesNotMatch");
    assertThat(json.at("/nearestMiss/0/file").asText()).isEqualTo("own.json");
    assertThat(json.at("/contextRead/0/values/0").asText()).isEqualTo("192.0.2.1");
  }

  @Test
  void severalResourcesAreOneJsonObject() throws IOException {
    RunResult result =
        can(USER, "s3:GetObject", REPORT, OTHER, "--scp", "all.json", "--output", "json");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("decision", "answers", "dependents", "notEvaluated");
    assertThat(json.at("/decision").asText()).isEqualTo("implicitDeny");
    assertThat(json.at("/answers/1/resource").asText()).isEqualTo(OTHER);
    assertThat(json.at("/dependents")).isEmpty();
    assertThat(json.at("/notEvaluated")).as("of a denied call it does not matter").isEmpty();
  }

  @Test
  void aContextValueOfTheWrongTypeIsRefused() {
    RunResult result =
        can(
            USER,
            "s3:GetObject",
            REPORT,
            "--identity-policy",
            "own.json",
            "--context",
            "aws:SourceIp=here");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("error: `here` is no value for the context key");
  }

  @Test
  void anInvalidStatementIsRefusedUnlessLenient() throws IOException {
    write(
        "odd.json",
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
          {"Effect": "allow", "Action": "s3:*", "Resource": "*"}]}
        """);
    RunResult strict = can(USER, "s3:GetObject", REPORT, "--identity-policy", "odd.json");
    assertThat(strict.status()).isEqualTo(2);
    assertThat(strict.err()).contains("odd.json:3:14: error: `allow` is no effect");
    RunResult lenient =
        can(USER, "s3:GetObject", REPORT, "--identity-policy", "odd.json", "--lenient");
    assertThat(lenient.status()).isZero();
    assertThat(lenient.err()).contains("odd.json:3:14: warning: `allow` is no effect");
  }

  @Test
  void theResourcePolicyIsReadForItsAction() throws IOException {
    write(
        "trust.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"AWS\":\""
            + USER
            + "\"},\"Action\":\"sts:AssumeRole\"}}");
    RunResult result =
        can(
            USER,
            "sts:AssumeRole",
            "arn:aws:iam::111122223333:role/ops",
            "--resource-policy",
            "trust.json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("because of an allow in the resource-based policy naming the user");
    assertThat(result.status()).isZero();
  }
}
