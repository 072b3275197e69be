package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Calls on several resources, and what a call needs beside (MULTI-1 to MULTI-5). */
final class CallsTest {
  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:report";
  private static final String OBJECT = "arn:aws:s3:::acme-reports/q1.csv";

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(
        folder.resolve("own.json"),
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["lambda:*", "s3:*", "ec2:*"], "Resource": "*"},
          {"Effect": "Allow", "Action": "iam:PassRole",
           "Resource": "arn:aws:iam::111122223333:role/report",
           "Condition": {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}}]}
        """);
    Files.writeString(
        folder.resolve("small.json"),
        """
        {"Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
          "Condition": {"StringEquals": {"ec2:InstanceType": "t3.micro"}}}}
        """);
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111122223333":
            users:
              alice:
                inlinePolicies:
                  own:
                    Version: "2012-10-17"
                    Statement:
                      - {Effect: Allow, Action: "s3:*", Resource: "*"}
                      - Effect: Allow
                        Action: "kms:Decrypt"
                        Resource: "*"
                        Condition: {StringEquals: {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}}
            resources:
              "arn:aws:s3:::acme-reports": {}
              "arn:aws:kms:eu-west-1:111122223333:key/k":
                aliases: [alias/data]
                policy:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Principal: {AWS: "arn:aws:iam::111122223333:root"}
                      Action: "kms:*"
                      Resource: "*"
        """);
  }

  private RunResult can(String... args) {
    List<String> all = new ArrayList<>(List.of("can", USER));
    Arrays.stream(args)
        .map(arg -> arg.matches("[a-z]+\\.(json|yaml)") ? folder + "/" + arg : arg)
        .forEach(all::add);
    return RunResult.of(all.toArray(String[]::new));
  }

  private JsonNode json(String... args) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--output", "json"));
    return new ObjectMapper().readTree(can(all.toArray(String[]::new)).out());
  }

  private static String ec2(String resource) {
    return "arn:aws:ec2:eu-west-1:111122223333:" + resource;
  }

  @Test
  void aKeyOfOneTypeOfResourceIsNotThereForTheOthers() throws IOException {
    JsonNode answer =
        json(
            "ec2:RunInstances",
            ec2("instance/*"),
            "arn:aws:ec2:eu-west-1::image/ami-1",
            "--context",
            "ec2:InstanceType=t3.micro",
            "--identity-policy",
            "small.json");
    assertThat(answer.at("/answers/0/decision").asText()).isEqualTo("allowed");
    assertThat(answer.at("/answers/1/decision").asText()).isEqualTo("implicitDeny");
    assertThat(answer.at("/decision").asText()).isEqualTo("implicitDeny");
  }

  @Test
  void resourcesThatTheActionNeedsAndNobodyNamedAreListed() {
    RunResult result = can("ec2:RunInstances", ec2("instance/*"), "--identity-policy", "own.json");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains(
            "`ec2:RunInstances` also needs a resource of type `image`, of which none was named")
        .contains("not evaluated: `iam:PassRole` on the role, needed if the call passes a role");
  }

  @ParameterizedTest
  @CsvSource({"report, allowed, 0", "other, implicitDeny, 1"})
  void aPassedRoleIsDecidedToo(String role, String decision, int status) throws IOException {
    String[] call = {
      "lambda:CreateFunction",
      FUNCTION,
      "--identity-policy",
      "own.json",
      "--passed-role",
      "arn:aws:iam::111122223333:role/" + role
    };
    JsonNode answer = json(call);
    assertThat(answer.at("/answers/0/decision").asText()).isEqualTo("allowed");
    assertThat(answer.at("/dependents/0/action").asText()).isEqualTo("iam:PassRole");
    assertThat(answer.at("/dependents/0/decision").asText()).isEqualTo(decision);
    assertThat(answer.at("/decision").asText()).isEqualTo(decision);
    assertThat(can(call).status()).isEqualTo(status);
  }

  @Test
  void toWhomARoleIsPassedIsNotInvented() throws IOException {
    JsonNode answer =
        json(
            "lambda:GetFunction",
            FUNCTION,
            "--identity-policy",
            "own.json",
            "--passed-role",
            "arn:aws:iam::111122223333:role/report");
    assertThat(answer.at("/dependents/0/decision").asText()).isEqualTo("unknown");
    assertThat(answer.at("/dependents/0/unknownContextKeys/0").asText())
        .isEqualTo("iam:PassedToService");
  }

  @Test
  void theKeyOfAnObjectIsUsedThroughS3() throws IOException {
    String[] read = {
      "s3:GetObject",
      OBJECT,
      "--env",
      "environment.yaml",
      "--kms-key",
      "arn:aws:kms:eu-west-1:111122223333:alias/data"
    };
    assertThat(json(read).at("/decision").asText()).isEqualTo("allowed");
    assertThat(json(read).at("/dependents/0/action").asText()).isEqualTo("kms:Decrypt");
    read[0] = "s3:PutObject";
    assertThat(json(read).at("/dependents/0/action").asText()).isEqualTo("kms:GenerateDataKey");
    assertThat(json(read).at("/dependents/0/decision").asText()).isEqualTo("implicitDeny");
  }

  @Test
  void theKeysPolicyIsNotTakenAsAbsentWithoutAnEnvironment() throws IOException {
    JsonNode answer =
        json(
            "s3:GetObject",
            OBJECT,
            "--identity-policy",
            "own.json",
            "--kms-key",
            "arn:aws:kms:eu-west-1:111122223333:key/k");
    assertThat(answer.at("/dependents/0/decision").asText()).isEqualTo("unknown");
  }

  @Test
  void aCopyReadsItsSource() throws IOException {
    JsonNode answer =
        json(
            "s3:PutObject",
            OBJECT,
            "--identity-policy",
            "own.json",
            "--copy-source",
            "arn:aws:s3:::acme-drafts/q1.csv");
    assertThat(answer.at("/dependents/0/action").asText()).isEqualTo("s3:GetObject");
    assertThat(answer.at("/dependents/0/resource").asText()).contains("acme-drafts");
    assertThat(answer.at("/decision").asText()).isEqualTo("allowed");
  }

  @Test
  void tagsOnWhatIsMadeNeedPermissionToTag() throws IOException {
    JsonNode answer =
        json(
            "ec2:RunInstances",
            ec2("instance/*"),
            ec2("subnet/s"),
            "--context",
            "aws:RequestTag/team=red",
            "--identity-policy",
            "own.json");
    assertThat(answer.at("/dependents")).hasSize(1);
    assertThat(answer.at("/dependents/0/action").asText()).isEqualTo("ec2:CreateTags");
    assertThat(answer.at("/dependents/0/resource").asText()).endsWith("instance/*");
  }

  @Test
  void severalQuestionsEndWithWhatTheyComeTo() {
    RunResult result =
        can(
            "lambda:CreateFunction",
            FUNCTION,
            "--identity-policy",
            "own.json",
            "--passed-role",
            "arn:aws:iam::111122223333:role/other");
    assertThat(result.out())
        .contains("the call also needs\n\nimplicitDeny  iam:PassRole\n")
        .endsWith("\nall 2 questions together: implicitDeny\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:GetObject " + OBJECT + " " + OBJECT + " | is named twice",
        "s3:GetObject " + OBJECT + " * | `*` is no resource beside others",
        "s3:ListAllMyBuckets " + OBJECT + " arn:aws:s3:::b | works on no particular resource",
        "lambda:GetFunction "
            + FUNCTION
            + " --resource-account 444455556666 | `--resource-account 444455556666` contradicts",
        "s3:GetObject "
            + OBJECT
            + " arn:aws:s3:::b/x --resource-policy own.json"
            + " | is the policy of one resource",
        "s3:GetObject " + OBJECT + " --kms-key alias/data | `--kms-key alias/data` is no ARN",
      })
  void whatCannotBeMeantTogetherIsRefused(String args, String message) throws IOException {
    Files.writeString(
        folder.resolve("own.json"),
        """
        {"Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}}
        """);
    RunResult result = can(args.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message);
  }
}
