package io.iamsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatrixCommandTest {
  private static final String BUCKET = "arn:aws:s3:::b/k";
  private static final String ALICE = "arn:aws:iam::111111111111:user/eng/alice";
  private static final String READER = "arn:aws:iam::111111111111:role/reader";

  @TempDir Path folder;

  @BeforeEach
  void writeEnvironment() throws IOException {
    writePolicies("s3:GetObject");
  }

  /** An environment in which the role reads and the user does what the action says. */
  private void writePolicies(String usersAction) throws IOException {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            users:
              alice: {path: /eng/, inlinePolicies: {own: user.yaml}}
            roles:
              reader: {inlinePolicies: {own: role.yaml}}
            resources: {"arn:aws:s3:::b": {}}
        """);
    Files.writeString(folder.resolve("role.yaml"), policy("s3:GetObject"));
    Files.writeString(folder.resolve("user.yaml"), policy(usersAction));
  }

  private static String policy(String action) {
    return "Version: '2012-10-17'\nStatement:\n"
        + "  - {Condition: {StringEqualsIfExists: {'aws:referer': '<b>&'}}, Effect: Allow,"
        + " Resource: '*', Action: '"
        + action
        + "'}\n";
  }

  private RunResult run(String... args) {
    List<String> all = new ArrayList<>(List.of("matrix", "--env", folder.toString()));
    all.addAll(List.of(args));
    return RunResult.of(all.toArray(String[]::new));
  }

  private RunResult table(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--principal",
                "*",
                "--action",
                "s3:GetObject",
                "--action",
                "s3:PutObject",
                "--resource",
                BUCKET));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private String saved() {
    String file = folder.resolve("access.baseline").toString();
    assertThat(table("--save", file).status()).isZero();
    return file;
  }

  @Test
  void anActionThatCannotWorkOnTheResourceHasACellOfItsOwn() {
    String[] asked = {
      "--principal",
      "role/reader",
      "--action",
      "s3:GetObject",
      "--action",
      "s3:ListBucket",
      "--resource",
      BUCKET
    };
    assertThat(run(asked).out())
        .contains("allowed       notApplicable")
        .contains("1 not applicable");
    assertThat(with(asked, "--output", "csv").out())
        .contains(",s3:ListBucket," + BUCKET + ",notApplicable\n");
    assertThat(with(asked, "--output", "json").out())
        .contains("\"s3:ListBucket\": [\n          \"notApplicable\"")
        .contains("\"notApplicable\": 1");
    assertThat(with(asked, "--output", "html").out())
        .contains("not applicable</a>")
        .contains(
            "<span class=\"badge notApplicable\">\u2013 not applicable</span></p>",
            "<span class=\"badge notApplicable\">\u2013 not applicable</span>"
                + " <code>s3:ListBucket</code></h2>")
        .containsPattern("<p class=\"reason\">[^<]*s3:ListBucket[^<]* works on ");
  }

  @Test
  void aPatternIsAskedForAsAWhole() throws IOException {
    Files.writeString(
        folder.resolve("role.yaml"),
        policy("s3:GetObject")
            + "  - {Effect: Deny, Action: '*', Resource: 'arn:aws:s3:::b/x/*'}\n");
    assertThat(
            run(
                    "--principal",
                    "role/reader",
                    "--action",
                    "s3:GetObject",
                    "--resource",
                    "arn:aws:s3:::b/*",
                    "--resource",
                    "arn:aws:s3:::b/x/*",
                    "--output",
                    "csv")
                .out())
        .contains(",arn:aws:s3:::b/*,unknown\n", ",arn:aws:s3:::b/x/*,explicitDeny\n");
  }

  @Test
  void whatDoesNotApplyIsNoChange() throws IOException {
    String file = folder.resolve("old.baseline").toString();
    Files.writeString(
        Path.of(file),
        "{\"format\":\"iamsim matrix baseline\",\"version\":1,\"context\":{},\"unknown\":[]}\n"
            + "{\"principal\":\"arn:aws:iam::111111111111:role/reader\",\"action\":\"s3:ListBucket\","
            + "\"resource\":\""
            + BUCKET
            + "\",\"decision\":\"allowed\"}\n");
    assertThat(run("--against", file).status()).isZero();
    assertThat(
            run(
                    "--against",
                    file,
                    "--principal",
                    "role/reader",
                    "--action",
                    "s3:ListBucket",
                    "--resource",
                    BUCKET)
                .status())
        .isZero();
  }

  private RunResult with(String[] asked, String... more) {
    List<String> all = new ArrayList<>(List.of(asked));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void theTableHasALineForEveryPrincipalAndResource() {
    RunResult result = table();
    assertThat(result.status()).isZero();
    Golden.check(getClass(), "matrix.txt", result.out());
  }

  @Test
  void csvHasADecisionALineAndQuotesWhereItMust() {
    RunResult result =
        run(
            "--principal",
            "alice",
            "--action",
            "s3:GetObject",
            "--resource",
            "arn:aws:s3:::b/a,\"b\"",
            "--output",
            "csv");
    assertThat(result.out())
        .isEqualTo(
            "principal,action,resource,decision\n"
                + ALICE
                + ",s3:GetObject,\"arn:aws:s3:::b/a,\"\"b\"\"\",allowed\n");
  }

  @Test
  void jsonListsDecisionsByActionInTheOrderOfTheResources() {
    assertThat(table("--output", "json").out())
        .contains("\"resources\": [\n    \"arn:aws:s3:::b/k\"\n  ]")
        .contains("\"principal\": \"" + ALICE + "\"")
        .contains("\"s3:PutObject\": [\n          \"implicitDeny\"\n        ]")
        .contains("\"counts\": {\n    \"allowed\": 2,");
  }

  @Test
  void thePageExplainsEveryCellAndEscapesWhatPoliciesSay() {
    String page = table("--output", "html").out();
    assertThat(page)
        .contains("<a id=\"cell-1-1-0\" href=\"#why-1-1-0\"")
        .contains("<section class=\"why\" id=\"why-1-1-0\"")
        .contains("&lt;b&gt;&amp;")
        .doesNotContain("<b>&'")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({"--assume-absent, allowed, absent", "--open-context, unknown, unknown"})
  void aBaselineIsComparedInTheReadingThatItWasSavedIn(String reading, String decision, String word)
      throws IOException {
    String nullRegion = "{Condition: {'Null': {'aws:RequestedRegion': true}}, Effect: Allow,";
    Files.writeString(
        folder.resolve("user.yaml"),
        "Version: '2012-10-17'\nStatement:\n  - " + nullRegion + " Resource: '*', Action: '*'}\n");
    String file = folder.resolve("read.baseline").toString();
    assertThat(table("--save", file, reading).status()).isZero();
    assertThat(Files.readString(Path.of(file)))
        .contains("\"principal\":\"" + ALICE + "\"", "\"decision\":\"" + decision + "\"");
    assertThat(run("--against", file).status()).isZero();
    assertThat(run("--against", file, reading).err()).isEmpty();
    RunResult other = run("--against", file, "--context", "aws:RequestedRegion=eu-west-1");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("its own keys are none, all others " + word);
  }

  @Test
  void aPageSaysAtItsTopWhatItWasAskedWith() throws IOException {
    String baseline = saved();
    writePolicies("s3:PutObject");
    String[] asked = {
      "--context",
      "aws:UserAgent=<i>",
      "--absent",
      "aws:SourceVpc",
      "--assume-absent",
      "--without-policy",
      "own",
      "--output",
      "html"
    };
    List<String> changes = new ArrayList<>(List.of("--against", baseline));
    changes.addAll(List.of(asked));
    for (String page : List.of(table(asked).out(), run(changes.toArray(String[]::new)).out())) {
      assertThat(page.substring(0, page.indexOf("<table")))
          .contains(
              "<dl class=\"asked\"><dt>environment</dt><dd><code>",
              "</code>: 1 account</dd>",
              "<dt>what if</dt><dd>without policy <code>own</code></dd>",
              "<code>aws:<wbr>UserAgent</code> &lt;i&gt;<br>",
              "<code>aws:<wbr>SourceVpc</code> absent<br>",
              "a key that does not follow from the request is absent</dd>")
          .doesNotContain("<i>", "<b>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "Markdown", "html"})
  void changesComeInTheFormThatIsAskedForAndInNoOther(String format) throws IOException {
    String baseline = saved();
    writePolicies("s3:PutObject");
    RunResult result = run("--against", baseline, "--output", format);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    if (format.equals("html")) {
      assertThat(result.out())
          .startsWith("<!doctype html>")
          .contains("2 of 4 decisions changed", "<a id=\"cell-1\" href=\"#why-1\"")
          .contains("<section class=\"why\" id=\"why-1\"")
          .doesNotContain(READER, "<script");
    } else {
      Golden.check(getClass(), "matrix-changes." + format.toLowerCase(Locale.ROOT), result.out());
    }
  }

  @Test
  void aTableInMarkdownHasALineForEveryPrincipalAndResource() {
    Golden.check(getClass(), "matrix.markdown", table("--output", "markdown").out());
  }

  @Test
  void theSameDecisionsAreNoChange() {
    RunResult result = run("--against", saved());
    assertThat(result.out()).isEqualTo("no change in 4 decisions\n");
    assertThat(result.status()).isZero();
  }

  @Test
  void aBaselineIsOneSortedLineADecision() throws IOException {
    assertThat(Files.readAllLines(Path.of(saved())))
        .startsWith(
            "{\"format\":\"iamsim matrix baseline\",\"version\":1,\"context\":{},\"unknown\":[]}",
            "{\"principal\":\""
                + READER
                + "\",\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\","
                + "\"decision\":\"allowed\"}")
        .hasSize(5);
  }

  @Test
  void exactlyTheChangedDecisionsAreShownWithTheReason() throws IOException {
    String baseline = saved();
    writePolicies("s3:PutObject");
    RunResult result = run("--against", baseline);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains("allowed -> implicitDeny  s3:GetObject\n  principal  " + ALICE)
        .contains("because nothing in the identity-based policies allows it")
        .contains("implicitDeny -> allowed  s3:PutObject\n  principal  " + ALICE)
        .contains("user.yaml:3:5")
        .endsWith("\n2 of 4 decisions changed\n")
        .doesNotContain(READER);
  }

  @Test
  void decisionsThatOnlyOneSideHasAreChanges() {
    String baseline = saved();
    RunResult result =
        run(
            "--principal",
            "alice",
            "--action",
            "s3:Get*",
            "--resource",
            BUCKET,
            "--against",
            baseline,
            "--output",
            "json");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains("\"before\": \"allowed\",\n      \"after\": null,")
        .contains("\"why\": \"no longer asked\"")
        .contains("\"before\": null,\n      \"after\": \"implicitDeny\"");
  }

  @Test
  void aBaselineKeepsTheContextThatItWasAskedWith() {
    String file = folder.resolve("in-vpc.baseline").toString();
    table("--context", "aws:referer=vpc-1", "--save", file);
    assertThat(run("--against", file).status()).isZero();
    RunResult other = run("--against", file, "--context", "aws:referer=<b>&");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("saved with another context", "aws:referer");
  }

  @Test
  void aPrincipalThatIsGoneIsAChangeThatSaysSo() throws IOException {
    String baseline = saved();
    Files.writeString(
        folder.resolve("environment.yaml"), "accounts: {\"111111111111\": {roles: {reader: {}}}}");
    RunResult result = run("--against", baseline);
    assertThat(result.out())
        .contains("allowed -> none  s3:GetObject\n  principal  " + ALICE)
        .contains("the principal is no longer in the environment");
  }

  @Test
  void aBrokenBaselineIsRefusedWithItsLine() throws IOException {
    Path baseline = Path.of(saved());
    List<String> lines = Files.readAllLines(baseline);
    lines.add(lines.get(1));
    Files.write(baseline, lines);
    RunResult result = run("--against", baseline.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("access.baseline:6:1: error: the decision is not behind");
    Files.writeString(baseline, "{}\n");
    assertThat(run("--against", baseline.toString()).err())
        .contains("access.baseline:1:1: error: the file is no baseline of a matrix");
  }

  @Test
  void axesComeFromAFileToo() throws IOException {
    Path yaml = folder.resolve("axes.yaml");
    Files.writeString(
        yaml, "principals: ['user/*']\nactions: ['s3:GetObj?ct']\nresources: ['" + BUCKET + "']\n");
    assertThat(run("--spec", yaml.toString()).out()).contains(ALICE, "1 decision: 1 allowed");
    Path csv = folder.resolve("axes.csv");
    Files.writeString(
        csv, "principals,actions,resources\nalice,s3:GetObject," + BUCKET + "\nreader,,\n");
    assertThat(run("--spec", csv.toString()).out()).contains("2 decisions: 2 allowed");
  }

  @Test
  void everyNameThatMeansNothingIsAnErrorInItsPlace() throws IOException {
    Path yaml = folder.resolve("axes.yaml");
    Files.writeString(
        yaml,
        "principals: ['user/x*', bob]\nactions: ['s3:Gett*', nonsense]\nresources: ['b/k']\n");
    RunResult result = run("--spec", yaml.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("axes.yaml:1:14: error: no user or role fits `user/x*`")
        .contains("axes.yaml:1:25: error: no user or role `bob`")
        .contains("axes.yaml:2:11: error: `s3:Gett*` is no action of the service data")
        .contains("axes.yaml:2:23: error: `nonsense` is no action")
        .contains("axes.yaml:3:13: error: `b/k` is no resource");
  }
}
