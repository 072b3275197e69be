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

/** Resources that are patterns, and resources that an action does not work on, at every door. */
final class PatternQuestionsTest {
  private static final String USER = "arn:aws:iam::111122223333:user/u";

  @TempDir private Path folder;

  @BeforeEach
  void writePolicy() throws IOException {
    Files.writeString(
        folder.resolve("p.yaml"),
        "Version: '2012-10-17'\nStatement:\n  - {Effect: Allow, Action: 's3:*', Resource: '*'}\n"
            + "  - {Sid: Secret, Effect: Deny, Action: 's3:*', Resource: 'arn:aws:s3:::b/secret/*'}\n");
  }

  private RunResult can(String action, String resource, String... more) {
    List<String> all = new ArrayList<>(List.of("can", USER, action, resource));
    all.addAll(List.of("--identity-policy", folder.resolve("p.yaml").toString()));
    all.addAll(List.of(more));
    return RunResult.of(all.toArray(String[]::new));
  }

  private RunResult batch(String members, String... options) throws IOException {
    Path file = folder.resolve("requests.ndjson");
    Files.writeString(
        file,
        "{\"principal\":\""
            + USER
            + "\","
            + members
            + ",\"policies\":{\"identity\":[{\"document\":{\"Version\":\"2012-10-17\",\"Statement\":["
            + "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/secret/*\"}]}}]}}\n");
    List<String> all = new ArrayList<>(List.of("batch", file.toString()));
    all.addAll(List.of(options));
    return RunResult.of(all.toArray(String[]::new));
  }

  @Test
  void thePartsOfAPatternAreNamedWithWhatDecidesThem() {
    RunResult result = can("s3:GetObject", "arn:aws:s3:::b/*");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out())
        .startsWith("unknown  s3:GetObject\n")
        .contains("  allowed but for `arn:aws:s3:::b/secret/*`: explicitDeny by Secret ")
        .contains("p.yaml:4:5\n");
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/*", "--output", "json").out())
        .contains("\"decision\": \"unknown\"")
        .contains("\"rule\": \"ROOM-101\"", "allowed but for `arn:aws:s3:::b/secret/*`");
  }

  @Test
  void allOfAPatternMayBeDecidedAlike() {
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/open/*").status()).isZero();
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/secret/?*").status()).isEqualTo(1);
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/secret/*", "--expect", "explicitDeny").status())
        .isZero();
  }

  @Test
  void literalStarsAreCharacters() {
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/*", "--literal").status()).isZero();
  }

  @Test
  void oneOfSeveralResourcesMayBeAPattern() {
    RunResult result = can("s3:GetObject", "arn:aws:s3:::b/*", "arn:aws:s3:::c/x");
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).contains("all 2 resources together: unknown");
  }

  @Test
  void anActionOnAResourceThatItCannotWorkOnIsAMistake() {
    RunResult result = can("s3:ListBucket", "arn:aws:s3:::b/k");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "`s3:ListBucket` works on an accesspoint or a bucket, and `arn:aws:s3:::b/k` is an")
        .contains("did you mean `arn:aws:s3:::b`?");
    assertThat(can("s3:ListBucket", "arn:aws:s3:::b/*").status()).isEqualTo(2);
    assertThat(can("s3:GetObject", "arn:aws:s3:::b/k", "arn:aws:s3:::b").status()).isEqualTo(2);
  }

  @Test
  void batchAnswersPatternsAndRefusesMismatchesInPlace() throws IOException {
    String action = "\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/*\"";
    assertThat(batch(action).out()).contains("\"decision\":\"unknown\"", "ROOM-101");
    assertThat(batch(action, "--lean").out()).contains("\"decision\":\"unknown\"");
    assertThat(batch(action + ",\"literal\":true").out()).contains("\"decision\":\"allowed\"");
    RunResult wrong = batch("\"action\":\"s3:ListBucket\",\"resource\":\"arn:aws:s3:::b/k\"");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.out()).contains("\"code\":\"resourceNotApplicable\"", "did you mean");
    assertThat(batch("\"action\":\"s3:ListBucket\",\"resource\":\"arn:aws:s3:::b/*\"").out())
        .contains("\"code\":\"resourceNotApplicable\"");
  }

  @Test
  void anExpectationOfWhatDoesNotApplyIsMetByDeniedAndWarnedOf() throws IOException {
    String cases =
        "cases:\n"
            + "  - {principal: '"
            + USER
            + "', action: s3:ListBucket, resource: 'arn:aws:s3:::b/k', expect: EXPECT,"
            + " policies: {identity: []}}\n";
    Path file = folder.resolve("a.iamtest.yaml");
    Files.writeString(file, cases.replace("EXPECT", "denied"));
    RunResult met = RunResult.of("test", file.toString());
    assertThat(met.status()).as(met.err()).isZero();
    assertThat(met.err()).contains("warning").contains("did you mean `arn:aws:s3:::b`?");
    Files.writeString(file, cases.replace("EXPECT", "implicitDeny"));
    RunResult unmet = RunResult.of("test", file.toString());
    assertThat(unmet.status()).isEqualTo(1);
    assertThat(unmet.out()).contains("expected implicitDeny, got notApplicable");
  }

  @Test
  void theSummaryOfATestNamesTheKeysThatWereNotGiven() throws IOException {
    Path file = folder.resolve("a.iamtest.yaml");
    Files.writeString(
        file,
        "cases:\n  - {principal: '"
            + USER
            + "', action: s3:GetObject, resource: 'arn:aws:s3:::b/k', expect: allowed, policies:"
            + " {identity: [{document: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '*',"
            + " Resource: '*', Condition: {StringEquals: {'aws:SourceVpce': vpce-1}}}]}}]}}\n");
    assertThat(RunResult.of("test", file.toString()).out())
        .contains("1 of them read aws:SourceVpce, not given: give it in the case's `context`");
  }
}
