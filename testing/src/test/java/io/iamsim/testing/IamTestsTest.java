package io.iamsim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IamTestsTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    SampleFiles.write(folder);
  }

  @Test
  void everyExpectationIsATestWithItsNameAndPlace() {
    List<DynamicTest> tests = IamTests.of(folder).toList();
    assertThat(tests).extracting(DynamicTest::getDisplayName).containsExactly("reads", "deletes");
    URI place = tests.get(1).getTestSourceUri().orElseThrow();
    assertThat(place.getScheme()).isEqualTo("file");
    assertThat(place.getPath()).isEqualTo(folder.resolve("a.iamtest.yaml").toString());
    assertThat(place.getQuery()).isEqualTo("line=6&column=5");
  }

  @Test
  void aMetExpectationPassesAndAnotherFailsWithItsReason() throws Throwable {
    List<DynamicTest> tests = IamTests.of(folder.resolve("a.iamtest.yaml")).toList();
    tests.get(0).getExecutable().execute();
    assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            folder.resolve("a.iamtest.yaml")
                + ":6:5: expected allowed, got explicitDeny because of identity\n")
        .hasMessageContaining("decided by   Deny  NoDelete  " + folder.resolve("env/own.json"));
  }

  @Test
  void aFileThatIsWrongIsNoTest() throws IOException {
    Files.writeString(folder.resolve("b.iamtest.yaml"), "cases: [{expects: allowed}]\n");
    assertThatThrownBy(() -> IamTests.of(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b.iamtest.yaml:1:9: error: no `expect` in a case")
        .hasMessageContaining("b.iamtest.yaml:1:10: error: unknown member `expects`");
    assertThatThrownBy(() -> IamTests.of(folder.resolve("env")))
        .hasMessageContaining("no expectation file in");
  }
}
