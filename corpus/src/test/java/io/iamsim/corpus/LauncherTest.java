package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher from end to end on the corpus organisation. The command's jar is the one that this
 * build has just packaged.
 */
class LauncherTest {
  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  private Run iamsim(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("../iamsim"));
    command.addAll(List.of(arguments));
    Path in = Files.writeString(folder.resolve("in"), input);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("IAMSIM_NO_BUILD", "1");
    builder.environment().put("NO_COLOR", "1");
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void anAllowIsExplainedAndExitsZero() throws Exception {
    Run run =
        iamsim(
            "",
            "can",
            "arn:aws:iam::333333333333:role/gitlab-deployer",
            "s3:PutObject",
            "arn:aws:s3:::acme-site/index.html",
            "--env",
            "organization",
            "--context",
            "aws:RequestedRegion=eu-west-1");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("allowed").contains("deploy.json");
    assertThat(run.status()).isZero();
  }

  @Test
  void aDenialNamesTheLayerAndExitsOne() throws Exception {
    Run run =
        iamsim(
            "",
            "can",
            "arn:aws:iam::333333333333:role/gitlab-deployer",
            "ec2:RunInstances",
            "arn:aws:ec2:us-east-1:333333333333:instance/*",
            "--env",
            "organization");
    assertThat(run.out()).startsWith("explicitDeny").contains("serviceControl");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void awsDenialOnStandardInputIsAnsweredWithItsCauseAndWhatWouldHelp() throws Exception {
    Run run =
        iamsim(
            "An error occurred (UnauthorizedOperation) when calling the RunInstances operation:"
                + " User: arn:aws:sts::333333333333:assumed-role/gitlab-deployer/job is not"
                + " authorized to perform: ec2:RunInstances on resource:"
                + " arn:aws:ec2:us-east-1:333333333333:instance/* with an explicit deny in a service"
                + " control policy\n",
            "why",
            "--env",
            "organization");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("explicitDeny  ec2:RunInstances")
        .contains("AWS says   an explicit deny in the service control policies")
        .contains("region-lock.json")
        .contains("make the request in another Region", "who: the caller");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aQuestionNeedsNoEnvironment() throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("p.json"),
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}");
    Run run =
        iamsim(
            "",
            "can",
            "arn:aws:iam::111122223333:user/a",
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            "--identity-policy",
            policy.toString());
    assertThat(run.out()).startsWith("allowed").contains("p.json:1:");
    assertThat(run.status()).isZero();
  }

  @Test
  void aBatchAnswersABrokenLineInPlace() throws Exception {
    String good =
        "{\"id\":\"1\",\"principal\":\"arn:aws:iam::111122223333:user/a\",\"action\":\"s3:GetObject\","
            + "\"resource\":\"arn:aws:s3:::b/k\",\"policies\":{}}";
    Run run = iamsim(good + "\nbroken\n" + good + "\n", "batch", "--lean");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out().lines().toList().get(0)).contains("implicitDeny");
    assertThat(run.out().lines().toList().get(1)).contains("invalidJson").contains("\"line\":2");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void aWrongFlagIsOneMessageAndExitsTwo() throws Exception {
    Run run = iamsim("", "can", "--nonsense");
    assertThat(run.err()).contains("--nonsense");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void theOrganisationMeetsItsExpectations() throws Exception {
    Path report = folder.resolve("junit.xml");
    Run run =
        iamsim(
            "", "test", "organization", "--report", "junit=" + report, "--coverage-threshold=70");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("\\d{3} expectations in \\d+ files: \\d{3} passed, 0 failed");
    assertThat(run.status()).isZero();
    assertThat(report).content().contains("failures=\"0\"");
  }

  @Test
  void aBrokenPolicyFailsWithItsFileLineColumnAndReason() throws Exception {
    Path broken = copyOfTheOrganisation();
    Path policy = broken.resolve("policies/deploy.json");
    String text = Files.readString(policy);
    assertThat(text).contains("\"s3:*\"");
    Files.writeString(policy, text.replace("\"s3:*\"", "\"s3:Get*\""));
    Run run = iamsim("", "test", broken.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "FAIL  deployers deploy: ",
            "  expected allowed because of identity, got implicitDeny because of identity\n",
            "  nearest miss Allow  DeployAnything  " + policy + ":4:5  identity, policy",
            "action does not match (line 7): `s3:PutObject` is not covered by `s3:Get*`");
    assertThat(run.out()).containsPattern("\\d+ passed, [1-9]\\d* failed\\n$");
  }

  private Path copyOfTheOrganisation() throws Exception {
    Path copy = folder.resolve("organization");
    try (Stream<Path> files = Files.walk(Path.of("organization"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(Path.of("organization").relativize(file)));
      }
    }
    return copy;
  }
}
