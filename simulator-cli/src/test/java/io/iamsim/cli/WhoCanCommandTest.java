package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhoCanCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeEnvironment() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            name: shop
            users:
              alice: {path: /eng/, inlinePolicies: {own: assume.yaml}}
            roles:
              reader: {trustPolicy: trust.yaml, inlinePolicies: {own: read.yaml}}
              second: {trustPolicy: trust.yaml, inlinePolicies: {own: read.yaml}}
              idle: {trustPolicy: trust.yaml}
            resources: {"arn:aws:s3:::data": {}}
        """);
    write("read.yaml", "Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/in/*'");
    write("assume.yaml", "Action: 'sts:AssumeRole', Resource: '*'");
    write(
        "trust.yaml",
        "Action: 'sts:AssumeRole', Principal: {AWS: '111111111111'},"
            + " Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}}");
  }

  private void write(String file, String parts) throws IOException {
    Files.writeString(
        folder.resolve(file),
        "Version: '2012-10-17'\nStatement:\n  - {Sid: S, Effect: Allow, " + parts + "}\n");
  }

  private RunResult run(String... args) {
    List<String> all = new ArrayList<>(List.of("who-can", "--env", folder.toString()));
    all.addAll(List.of(args));
    return RunResult.of(all.toArray(String[]::new));
  }

  @Test
  void thoseWhoCanForTheSameReasonStandTogether() {
    RunResult result = run("s3:GetObject", "arn:aws:s3:::data/in/x");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("who can s3:GetObject on arn:aws:s3:::data/in/x\n")
        .contains("  account 111111111111 (shop)\n    role/{reader, second}\n")
        .contains("      Allow  S  " + folder + "/read.yaml:3:5  identity, policy `own`\n")
        .doesNotContain("idle", "alice");
  }

  @Test
  void whereNobodyCanTheStatusSaysSo() {
    RunResult result =
        run(
            "dynamodb:GetItem",
            "arn:aws:dynamodb:r:111111111111:table/t",
            "--without",
            "identity",
            "--scp",
            folder.resolve("read.yaml").toString());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).startsWith("nobody can dynamodb:GetItem on ");
  }

  @Test
  void partsOfAPatternAreNamed() {
    assertThat(run("s3:GetObject", "arn:aws:s3:::data/*").out())
        .contains("role/{reader, second}\n      on some of it: `arn:aws:s3:::data/in/*`\n")
        .contains("on arn:aws:s3:::data/in/*");
    assertThat(run("s3:GetObject", "arn:aws:s3:::data/in/deep/*").out())
        .contains("role/{reader, second}\n      on all of it\n");
  }

  @Test
  void aDenialOnPartOfAnApiIsSeenWhereItsPolicyIsShort() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            users:
              alice: {inlinePolicies: {own: invoke.yaml}}
            resources:
              "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5": {policy: api.yaml}
        """);
    write("invoke.yaml", "Action: 'execute-api:Invoke', Resource: '*'");
    Files.writeString(
        folder.resolve("api.yaml"),
        """
        Version: '2012-10-17'
        Statement:
          - {Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*'}
          - {Effect: Deny, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*/DELETE/*'}
        """);
    assertThat(
            run("execute-api:Invoke", "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/*")
                .out())
        .contains("user/alice")
        .contains("on some of it")
        .doesNotContain("on all of it");
  }

  @Test
  void theWayThroughRolesIsShownWithItsConditions() {
    assertThat(run("s3:GetObject", "arn:aws:s3:::data/in/x", "--through-roles").out())
        .contains("by assuming roles\n")
        .contains("arn:aws:iam::111111111111:user/eng/alice -> role/reader\n")
        .contains("    if aws:MultiFactorAuthPresent is true, to assume role/reader\n");
    assertThat(
            run(
                    "s3:GetObject",
                    "arn:aws:s3:::data/in/x",
                    "--through-roles",
                    "--context",
                    "aws:MultiFactorAuthPresent=false")
                .out())
        .doesNotContain("by assuming roles");
  }

  @Test
  void jsonHasTheConditionInWordsAndAsATree() {
    String json =
        run("sts:AssumeRole", "arn:aws:iam::111111111111:role/idle", "--output", "json").out();
    assertThat(json)
        .contains("\"principal\": \"arn:aws:iam::111111111111:user/eng/alice\"")
        .contains("\"if\": \"aws:MultiFactorAuthPresent is true\"")
        .contains("\"operator\": \"Bool\",\n        \"key\": \"aws:MultiFactorAuthPresent\",")
        .contains("\"contextKeys\": [\n        \"aws:MultiFactorAuthPresent\"\n      ]");
  }

  @Test
  void whatIsNoActionOrResourceIsRefused() {
    assertThat(run("s3:Nonsens*").err()).contains("`s3:Nonsens*` is no action of the service data");
    assertThat(run("s3:GetObject", "bucket").err()).contains("`bucket` is no resource");
    assertThat(run("s3:GetObject", "bucket").status()).isEqualTo(2);
  }
}
