package io.iamsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.expect.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every rule of docs/semantics.md has a case, or a reason to have none. */
class RuleCoverageTest {
  private static RuleCoverage coverage;

  @BeforeAll
  static void readTheCorpus() throws IOException {
    coverage = CorpusRules.coverage();
  }

  @AfterAll
  static void printHowManyRulesHaveCases() {
    System.out.println(coverage.summary());
  }

  @Test
  void theDocumentStatesItsRulesOnce() {
    assertThat(coverage.rules().rules())
        .hasSizeGreaterThan(300)
        .extracting(SemanticRule::id)
        .doesNotHaveDuplicates();
    assertThat(coverage.rules().rules())
        .allSatisfy(rule -> assertThat(rule.meaning()).as(rule.id()).isNotBlank());
  }

  @Test
  void everyRuleHasACaseOrAReasonToHaveNone() {
    assertThat(coverage.rules().rules())
        .filteredOn(rule -> coverage.casesOf(rule).isEmpty())
        .extracting(SemanticRule::id)
        .filteredOn(id -> !coverage.without().containsKey(id))
        .as("rules without a case and without a reason in semantics/rules-without-case.yaml")
        .isEmpty();
  }

  @Test
  void aRuleWithACaseNeedsNoReason() {
    assertThat(coverage.without().keySet())
        .as("stale reasons in semantics/rules-without-case.yaml")
        .doesNotContainAnyElementsOf(coverage.cases().keySet());
  }

  @Test
  void everyCitedRuleIsStated() {
    assertThat(coverage.cases().keySet()).isSubsetOf(ids());
    assertThat(coverage.without().keySet()).isSubsetOf(ids());
  }

  @Test
  void everyFolderExpectsMoreThanOneDecision() throws IOException {
    try (Stream<Path> folders = Files.list(CorpusRules.SEMANTICS).filter(Files::isDirectory)) {
      for (Path folder : folders.sorted().toList()) {
        assertThat(expectations(CorpusRules.decisions(folder)))
            .as("a family whose cases all expect the same proves nothing: " + folder)
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void aFamilyWithSeveralRulesThatAreDecidedExpectsMoreThanOneDecision() {
    for (Map.Entry<String, List<SemanticRule>> family : coverage.families().entrySet()) {
      List<Expectation> cases =
          family.getValue().stream().flatMap(rule -> coverage.casesOf(rule).stream()).toList();
      if (cases.size() > 1) {
        assertThat(expectations(cases)).as(family.getKey()).hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void everyTrapIsACase() throws IOException {
    Pattern trap = Pattern.compile("trap (\\d+): .+");
    List<Expectation> cases = CorpusRules.decisions(CorpusRules.SEMANTICS.resolve("traps"));
    assertThat(cases).extracting(Expectation::name).allMatch(trap.asMatchPredicate());
    Set<Integer> numbers =
        cases.stream()
            .map(decision -> trap.matcher(decision.name()).replaceFirst("$1"))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(numbers).hasSize(72).isEqualTo(coverage.rules().traps().keySet());
  }

  private static Set<String> expectations(List<Expectation> decisions) {
    return decisions.stream()
        .map(decision -> decision.expect().text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> ids() {
    return coverage.rules().rules().stream().map(SemanticRule::id).collect(Collectors.toSet());
  }
}
