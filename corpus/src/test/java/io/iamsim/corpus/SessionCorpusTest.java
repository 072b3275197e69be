package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.iamsim.IamEngine;
import io.iamsim.environment.Environment;
import io.iamsim.load.EnvironmentLoader;
import io.iamsim.parse.ParseMode;
import io.iamsim.source.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every session case of the corpus, one test each. */
class SessionCorpusTest {
  @TestFactory
  Stream<DynamicTest> sessions() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("."))) {
      return walk
          .filter(path -> path.toString().endsWith(".sessions.yaml"))
          .filter(path -> !path.toString().contains("target"))
          .sorted()
          .toList()
          .stream()
          .flatMap(SessionCorpusTest::tests);
    }
  }

  private static Stream<DynamicTest> tests(Path path) {
    SessionCase.File file =
        SessionCase.read(new FolderFiles().read(path.toString()).orElseThrow()).orElseThrow();
    String relative = file.environment();
    Environment environment =
        relative == null
            ? Environment.empty()
            : environment(new FolderFiles().resolve(path.toString(), relative));
    SessionRunner runner = new SessionRunner(environment, IamEngine.of(environment));
    return file.cases().stream()
        .map(
            written ->
                dynamicTest(
                    written.span() + " " + written.name() + " " + written.rules(),
                    () -> runner.run(written)));
  }

  private static Environment environment(String path) {
    Checked<Environment> environment =
        EnvironmentLoader.load(List.of(path), new FolderFiles(), ParseMode.STRICT);
    assertThat(environment.findings()).noneMatch(finding -> finding.isError());
    return environment.orElseThrow();
  }
}
