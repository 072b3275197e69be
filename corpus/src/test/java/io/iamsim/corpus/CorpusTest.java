package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.expect.Expectation;
import io.iamsim.expect.ExpectationCase;
import io.iamsim.expect.ExpectationFile;
import io.iamsim.expect.ExpectationSuite;
import io.iamsim.expect.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every expected decision of the corpus, one test each. */
class CorpusTest {

  @Test
  void theOrganisationHasAtLeastAHundredAndFiftyDecisionsWithTheirLayer() throws IOException {
    assertThat(cases("organization"))
        .filteredOn(asked -> asked.expectation().because() != null)
        .hasSizeGreaterThanOrEqualTo(150);
  }

  @TestFactory
  Stream<DynamicTest> organisation() throws IOException {
    return cases("organization").stream().map(CorpusTest::test);
  }

  @TestFactory
  Stream<DynamicTest> rulesOfTheSemantics() throws IOException {
    return cases("semantics").stream().map(CorpusTest::test);
  }

  private static List<ExpectationCase> cases(String folder) throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      List<String> files =
          walk.map(Path::toString).filter(ExpectationFile::isNamedSo).sorted().toList();
      return ExpectationSuite.load(files, ExpectationSuite.Sources.of(new FolderFiles()))
          .orElseThrow()
          .cases();
    }
  }

  private static DynamicTest test(ExpectationCase asked) {
    Expectation expectation = asked.expectation();
    return dynamicTest(
        expectation.span() + " " + expectation.name() + " " + expectation.rules(),
        () -> check(asked));
  }

  /** As expected, and answered alike in everything whether or not it is explained (EVAL-10). */
  private static void check(ExpectationCase asked) {
    Outcome outcome = asked.ask();
    assertThat(outcome.met()).as(outcome.reason() + "\nnearest: " + outcome.nearestMiss()).isTrue();
    if (asked.accessRequest().isPresent()) {
      EvaluationResult result = asked.authorize();
      assertThat(result).isEqualTo(asked.explain().result());
      assertThat(asked.decide()).isEqualTo(result.decision());
      assertThat(asked.decide()).as("by precedent").isEqualTo(result.decision());
    }
  }
}
