package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchCommandTest {
  private static final String DENY =
      "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'},"
          + "{'Sid':'No','Effect':'Deny','Action':'s3:Put*','Resource':'*'}]}";

  private static String request(String id, String action) {
    return ("{'id':'"
            + id
            + "','principal':'arn:aws:iam::111122223333:user/alice','action':'"
            + action
            + "','resource':'arn:aws:s3:::b/k','policies':{'identity':[{'name':'own','document':"
            + DENY
            + "}]}}\n")
        .replace('\'', '"');
  }

  private static RunResult batch(String in, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "batch";
    System.arraycopy(args, 0, all, 1, args.length);
    return RunResult.of(Map.of(), in, all);
  }

  @Test
  void leanAnswersAreTheIdAndTheDecision() {
    assertThat(batch(request("1", "s3:GetObject") + request("2", "s3:PutObject"), "--lean"))
        .isEqualTo(
            new RunResult(
                0,
                "{\"id\":\"1\",\"decision\":\"allowed\"}\n"
                    + "{\"id\":\"2\",\"decision\":\"explicitDeny\"}\n",
                ""));
  }

  @Test
  void aBadLineIsAnsweredInItsPlaceAndTheStatusSaysSo() {
    RunResult result =
        batch(
            request("1", "s3:GetObject") + "{\"id\": \"2\"}\n\n" + request("4", "s3:PutObject"),
            "--lean");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out())
        .isEqualTo(
            "{\"id\":\"1\",\"decision\":\"allowed\"}\n"
                + "{\"id\":\"2\",\"error\":{\"code\":\"invalidRequest\",\"message\":"
                + "\"no `action` in the request\",\"line\":2,\"column\":1}}\n"
                + "{\"id\":\"4\",\"decision\":\"explicitDeny\"}\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aDenyingStatementIsPlacedInItsLine() {
    String line = request("2", "s3:PutObject");
    RunResult result = batch(request("1", "s3:PutObject").replace("\"own\"", "\"o\"") + line);
    String second = result.out().lines().toList().get(1);
    assertThat(second)
        .startsWith("{\"id\":\"2\",\"decision\":\"explicitDeny\",\"decidedBy\":[\"identity\"],")
        .contains(
            "{\"policyType\":\"identity\",\"policy\":\"own\",\"sid\":\"No\",\"effect\":\"Deny\","
                + "\"line\":2,\"column\":"
                + (line.indexOf("{\"Sid\"") + 1)
                + "}")
        .contains("{\"layer\":\"identity\",\"result\":\"explicitDeny\"}")
        .endsWith("\"missingContextKeys\":[],\"unknownContextKeys\":[]}");
  }

  @Test
  void anUndecidedRequestIsUnknownUnlessSettled() {
    String in =
        request("1", "s3:GetObject")
            .replace("\"policies\"", "\"unknown\":[\"aws:SourceIp\"],\"policies\"")
            .replace(
                "\"Resource\":\"*\"}]",
                "\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                    + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}}]");
    assertThat(batch(in, "--lean").out()).isEqualTo("{\"id\":\"1\",\"decision\":\"unknown\"}\n");
    assertThat(batch(in, "--lean", "--on-unknown", "deny").out())
        .isEqualTo("{\"id\":\"1\",\"decision\":\"implicitDeny\"}\n");
    assertThat(batch(in, "--on-unknown", "allow").out())
        .contains("\"decision\":\"allowed\"", "\"unknownContextKeys\":[\"aws:SourceIp\"]")
        .contains("\"notes\":[{\"kind\":\"assumption\",\"rule\":\"UNK-1\",");
  }

  @Test
  void requestsMayComeFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("q.ndjson"), request("f", "s3:GetObject"));
    assertThat(batch("", file.toString(), "--lean").out())
        .isEqualTo("{\"id\":\"f\",\"decision\":\"allowed\"}\n");
    RunResult missing = batch("", folder + "/none");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).isEqualTo("iamsim: error: cannot read `" + folder + "/none`\n");
  }

  @Test
  void aContextValueOfTheWrongTypeIsABadLine() {
    String in =
        request("1", "s3:GetObject")
            .replace("\"policies\"", "\"context\":{\"aws:SourceIp\":\"here\"},\"policies\"");
    RunResult result = batch(in);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).startsWith("{\"id\":\"1\",\"error\":{\"code\":\"invalidContext\"");
  }
}
