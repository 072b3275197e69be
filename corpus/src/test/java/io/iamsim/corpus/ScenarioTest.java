package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.expect.Outcome;
import io.iamsim.load.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenario packs: expectations that hold, and that notice every mistake listed beside them. */
class ScenarioTest {
  @Test
  void everyScenarioSaysWhatItTeaches() throws IOException {
    assertThat(scenarios())
        .hasSizeGreaterThanOrEqualTo(7)
        .allSatisfy(folder -> assertThat(folder.resolve("README.md")).isNotEmptyFile());
  }

  @TestFactory
  Stream<DynamicTest> theExpectationsHold() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : scenarios()) {
      cases(folder, new FolderFiles())
          .forEach(
              asked ->
                  tests.add(
                      dynamicTest(
                          folder.getFileName() + ": " + asked.expectation().name(),
                          () -> assertMet(asked))));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsNoticed() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : scenarios()) {
      for (PolicyMutation mutation : PolicyMutation.read(folder)) {
        tests.add(
            dynamicTest(
                folder.getFileName() + ": " + mutation.name(),
                () -> assertNoticed(folder, mutation)));
      }
    }
    return tests.stream();
  }

  private static void assertMet(ExpectationCase asked) {
    Outcome outcome = asked.ask();
    assertThat(outcome.met()).as(outcome.reason() + "\nnearest: " + outcome.nearestMiss()).isTrue();
  }

  private static void assertNoticed(Path folder, PolicyMutation mutation) {
    List<String> unmet =
        cases(folder, mutation.in(new FolderFiles())).stream()
            .filter(asked -> !asked.ask().met())
            .map(asked -> asked.expectation().name())
            .toList();
    assertThat(unmet).as("expectations that fail").containsAll(mutation.fails());
  }

  private static List<ExpectationCase> cases(Path folder, SourceFiles files) {
    String expectations = folder.resolve("expectations.iamtest.yaml").toString();
    return ExpectationSuite.load(List.of(expectations), ExpectationSuite.Sources.of(files))
        .orElseThrow()
        .cases();
  }

  private static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(CorpusRules.SCENARIOS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }
}
