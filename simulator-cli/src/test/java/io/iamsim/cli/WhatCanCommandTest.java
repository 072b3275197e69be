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

final class WhatCanCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void writeEnvironment() throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            users:
              alice: {inlinePolicies: {own: own.yaml}, permissionsBoundary: Limit}
              idle: {}
            managedPolicies: {Limit: limit.yaml}
            resources:
              "arn:aws:sqs:eu-west-1:111111111111:jobs": {policy: jobs.yaml}
        """);
    write(
        "own.yaml",
        "{Effect: Allow, Action: 'sqs:*', Resource: '*'}",
        "{Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::data/*',"
            + " Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}}}",
        "{Effect: Deny, Action: 's3:GetObjectAcl', Resource: '*'}");
    write("limit.yaml", "{Effect: Allow, Action: ['s3:*', 'sqs:*Message'], Resource: '*'}");
    write(
        "jobs.yaml",
        "{Effect: Allow, Principal: {AWS: 'arn:aws:iam::111111111111:user/idle'},"
            + " Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111111111111:jobs'}");
  }

  private void write(String file, String... statements) throws IOException {
    Files.writeString(
        folder.resolve(file),
        "Version: '2012-10-17'\nStatement:\n  - " + String.join("\n  - ", statements) + "\n");
  }

  private RunResult run(String... args) {
    List<String> all = new ArrayList<>(List.of("what-can"));
    all.addAll(List.of(args));
    all.addAll(List.of("--env", folder.toString()));
    return RunResult.of(all.toArray(String[]::new));
  }

  @Test
  void whatTheBoundaryOrADenyTakesAwayIsNotListed() {
    RunResult result = run("user/alice", "s3:GetObject*");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("on arn:aws:s3:::data/*\n      if aws:MultiFactorAuthPresent is true\n")
        .contains("Read: GetObject, GetObjectA")
        .doesNotContain("GetObjectAcl");
    assertThat(run("user/alice", "sqs:*").out())
        .contains("sqs  Read 1/", ", Write 2/")
        .contains("on everything in its account\n      Read: ReceiveMessage\n")
        .contains("      Write: DeleteMessage, SendMessage\n");
  }

  @Test
  void whatAResourcesPolicyGrantsIsListed() {
    assertThat(run("user/idle", "sqs:*").out())
        .contains("on arn:aws:sqs:eu-west-1:111111111111:jobs\n      Write: SendMessage\n");
  }

  @Test
  void whoCanDoNothingIsToldSoByTheStatus() {
    RunResult result = run("user/idle", "s3:*");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).endsWith("can do\n  nothing\n");
  }

  @Test
  void jsonHasEveryAbility() {
    assertThat(run("user/alice", "s3:GetObject", "--output", "json").out())
        .contains("\"action\": \"s3:GetObject\",\n      \"accessLevel\": \"Read\"")
        .contains("\"wide\": false,\n      \"resource\": \"arn:aws:s3:::data/*\"")
        .contains("\"reach\": \"all\"", "\"if\": \"aws:MultiFactorAuthPresent is true\"");
  }
}
