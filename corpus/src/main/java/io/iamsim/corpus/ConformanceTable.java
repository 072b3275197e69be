package io.iamsim.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page docs/conformance.md: every rule, how many cases hold it, and how it is answered. */
public final class ConformanceTable {
  private static final String HEAD =
      """
      # Conformance

      Every numbered rule of [semantics.md](semantics.md), the number of expected decisions in `corpus/` that cite it, and how iamsim answers.
      Made from the corpus by the build; a test fails if this page is not what the corpus says. To write it anew:

      ```
      mvn -q test -pl corpus -am -Dtest=ConformanceTableTest -Dsurefire.failIfNoSpecifiedTests=false -DrewriteGoldens
      ```

      **decided**: a case expects an allow or a denial; **unknown**: a case expects the answer `unknown`; **refused**: a case expects a policy to be refused.
      A rule without a case has its reason: **finding** (told of a policy, an environment or a request), **note** (a remark in the answer),
      **reporting** (how answers are told), **not about decisions**, **not decidable** (nothing local can know it),
      **test in code** (an expectation file cannot say it).
      """;

  private final RuleCoverage coverage;

  private ConformanceTable(RuleCoverage coverage) {
    this.coverage = coverage;
  }

  /** The page's text. */
  public static String render(RuleCoverage coverage) {
    return new ConformanceTable(coverage).render();
  }

  private String render() {
    StringBuilder page = new StringBuilder(HEAD);
    coverage.families().forEach((family, rules) -> page.append(family(family, rules)));
    return page.append(traps()).toString();
  }

  private String family(String family, List<SemanticRule> rules) {
    StringBuilder table =
        new StringBuilder("\n## ")
            .append(family)
            .append("\n\n| rule | begins | cases | answered |\n|---|---|--:|---|\n");
    for (SemanticRule rule : rules) {
      table
          .append("| ")
          .append(rule.id())
          .append(" | ")
          .append(rule.meaning().replace("|", "\\|"))
          .append(" | ")
          .append(coverage.casesOf(rule).size())
          .append(" | ")
          .append(answered(rule))
          .append(" |\n");
    }
    return table.toString();
  }

  private String answered(SemanticRule rule) {
    RuleWithoutCase without = coverage.without().get(rule.id());
    if (coverage.casesOf(rule).isEmpty()) {
      return without == null ? "-" : without.how().text() + ": " + without.why();
    }
    Set<String> expectations = coverage.expectationsOf(rule);
    boolean refused = expectations.remove("invalid");
    boolean unknown = expectations.remove("unknown");
    StringBuilder how = new StringBuilder(expectations.isEmpty() ? "" : "decided");
    how.append(unknown ? (how.isEmpty() ? "unknown" : ", unknown") : "");
    how.append(refused ? (how.isEmpty() ? "refused" : ", refused") : "");
    return how.toString();
  }

  private String traps() {
    StringBuilder table =
        new StringBuilder("\n## Traps\n\n| trap | request and decision |\n|--:|---|\n");
    for (Map.Entry<Integer, String> trap : coverage.rules().traps().entrySet()) {
      table
          .append("| ")
          .append(trap.getKey())
          .append(" | ")
          .append(trap.getValue().replace("|", "\\|"))
          .append(" |\n");
    }
    return table.toString();
  }
}
