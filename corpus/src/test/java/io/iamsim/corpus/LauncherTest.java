package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
}
