package io.iamsim.corpus;

import io.iamsim.expect.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of docs/semantics.md beside the cases that cite them.
 *
 * @param rules what the document states
 * @param cases the cases by the id of the rules that they cite
 * @param without the rules that have no case, and why
 */
public record RuleCoverage(
    SemanticRules rules,
    Map<String, List<Expectation>> cases,
    Map<String, RuleWithoutCase> without) {

  /** The coverage of the rules by these decisions. */
  public static RuleCoverage of(
      SemanticRules rules, List<Expectation> decisions, Map<String, RuleWithoutCase> without) {
    Map<String, List<Expectation>> cases = new LinkedHashMap<>();
    for (Expectation decision : decisions) {
      for (String rule : decision.rules()) {
        cases.computeIfAbsent(rule, id -> new ArrayList<>()).add(decision);
      }
    }
    return new RuleCoverage(rules, cases, without);
  }

  /** The rules of each family, in the order of the document. */
  public Map<String, List<SemanticRule>> families() {
    Map<String, List<SemanticRule>> families = new LinkedHashMap<>();
    for (SemanticRule rule : rules.rules()) {
      families.computeIfAbsent(rule.family(), family -> new ArrayList<>()).add(rule);
    }
    return families;
  }

  /** The cases that cite a rule. */
  public List<Expectation> casesOf(SemanticRule rule) {
    return cases.getOrDefault(rule.id(), List.of());
  }

  /** The expected decisions of the cases that cite a rule, each once, sorted. */
  public Set<String> expectationsOf(SemanticRule rule) {
    Set<String> expectations = new TreeSet<>();
    casesOf(rule).forEach(decision -> expectations.add(decision.expect().text()));
    return expectations;
  }

  /** One line a family: how many of its rules have cases. */
  public String summary() {
    StringBuilder text = new StringBuilder("rules with cases, by family\n");
    int all = 0;
    int covered = 0;
    for (Map.Entry<String, List<SemanticRule>> family : families().entrySet()) {
      long withCases = family.getValue().stream().filter(rule -> !casesOf(rule).isEmpty()).count();
      long decisions = family.getValue().stream().mapToLong(rule -> casesOf(rule).size()).sum();
      all += family.getValue().size();
      covered += (int) withCases;
      text.append(
          String.format(
              "  %-7s %3d of %3d rules, %4d decisions%n",
              family.getKey(), withCases, family.getValue().size(), decisions));
    }
    return text.append(String.format("  all     %3d of %3d rules%n", covered, all)).toString();
  }
}
