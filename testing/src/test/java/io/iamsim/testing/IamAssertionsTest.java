package io.iamsim.testing;

import static io.iamsim.testing.IamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iamsim.decision.Layer;
import io.iamsim.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IamAssertionsTest {
  private static final String REPORT = "arn:aws:s3:::acme-reports/q1.csv";

  @TempDir Path folder;
  private Environment environment = Environment.empty();

  @BeforeEach
  void load() throws IOException {
    SampleFiles.write(folder);
    environment = IamEnvironments.load(folder.resolve("env"));
  }

  private PrincipalAssert analyst() {
    return assertThat(environment).principal("role/analyst").on(REPORT);
  }

  @Test
  void whatHoldsPasses() {
    analyst().given("aws:SourceIp", "203.0.113.7").can("s3:GetObject").because(Layer.IDENTITY);
    analyst().given("aws:SourceIp", "192.0.2.1").cannot("s3:GetObject").because("identity");
    analyst().givenAbsent("aws:SourceIp").cannot("s3:GetObject");
    analyst().givenUnknown("aws:SourceIp").isUndecidedAbout("s3:GetObject");
    analyst().cannot("s3:DeleteObject").explicitly();
  }

  @Test
  void aLaterWordOverridesAnEarlierOneAndABeginningCanBeUsedAgain() {
    PrincipalAssert outside = analyst().given("aws:SourceIp", "192.0.2.1");
    outside.given("AWS:SOURCEIP", "203.0.113.7").can("s3:GetObject");
    outside.cannot("s3:GetObject");
  }

  @Test
  void aFailedCanNamesTheStatementThatDenies() {
    assertThatThrownBy(() -> analyst().can("s3:DeleteObject"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            expected to be allowed, but is explicitDeny because of identity
            principal    arn:aws:iam::222222222222:role/analyst
            action       s3:DeleteObject
            resource     arn:aws:s3:::acme-reports/q1.csv
            layers       explicitDeny: identity
            decided by   Deny  NoDelete  FOLDER/env/own.json:5:3  identity, policy `own`"""
                .replace("FOLDER", folder.toString()));
  }

  @Test
  void aFailedCanShowsTheNearestMissAndWhatDoesNotFit() {
    assertThatThrownBy(() -> analyst().given("aws:SourceIp", "192.0.2.1").can("s3:GetObject"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "nearest miss Allow  Read  " + folder.resolve("env/own.json") + ":2:3")
        .hasMessageContaining("condition does not match (line 4)");
  }

  @Test
  void aFailedCannotNamesTheStatementThatAllows() {
    assertThatThrownBy(() -> analyst().given("aws:SourceIp", "203.0.113.7").cannot("s3:GetObject"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("expected to be denied, but is allowed because of identity\n")
        .hasMessageContaining("decided by   Allow  Read");
  }

  @Test
  void undecidedIsNeitherAllowedNorDenied() {
    PrincipalAssert somewhere = analyst().givenUnknown("aws:SourceIp");
    assertThatThrownBy(() -> somewhere.can("s3:GetObject")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> somewhere.cannot("s3:GetObject"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unknown      aws:SourceIp");
  }

  @Test
  void theWrongLayerAndTheWrongKindOfDenialFail() {
    assertThatThrownBy(() -> analyst().cannot("s3:DeleteObject").because(Layer.SERVICE_CONTROL))
        .hasMessageStartingWith(
            "expected to be decided by serviceControl, but is explicitDeny because of identity\n");
    assertThatThrownBy(() -> analyst().cannot("s3:PutObject").explicitly())
        .hasMessageStartingWith("expected to be denied explicitly, but is implicitDeny");
  }

  @Test
  void aQuestionThatMakesNoSenseIsNoFailureOfAccess() {
    assertThatThrownBy(() -> assertThat(environment).principal("role/analist"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean `role/analyst`?");
    assertThatThrownBy(() -> analyst().can("s3:Get*")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> analyst().on("reports")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> analyst().given("aws:SourceIp", "here").can("s3:GetObject"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give an IPv4 or IPv6 address");
    assertThatThrownBy(() -> analyst().cannot("s3:PutObject").because("scp"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEnvironmentThatIsWrongSaysEverythingThatIs() throws IOException {
    Files.writeString(folder.resolve("env/own.json"), "{\"Version\": \"2012\", \"Sttement\": []}");
    assertThatThrownBy(() -> IamEnvironments.load(folder.resolve("env")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own.json:1:13: error: ")
        .hasMessageContaining("own.json:1:21: error: ");
    assertThat(folder).isDirectory();
  }
}
