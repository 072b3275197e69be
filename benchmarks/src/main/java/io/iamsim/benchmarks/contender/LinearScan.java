package io.iamsim.benchmarks.contender;

import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import java.util.List;

/**
 * The evaluator that one writes second: patterns compiled, values parsed, every statement of every
 * layer looked at. What an index is worth is what the engine gains on this.
 */
final class LinearScan implements Contender, Tiers.Reader<Rule> {
  private final List<Ask> asks;
  private final List<Tiers<Rule>> tiers;

  LinearScan(Workload workload) {
    this.asks = Ask.all(workload);
    this.tiers = Tiers.all(asks, Rule::of);
  }

  @Override
  public Decision decide(int question) {
    return tiers.get(question).decide(this, asks.get(question));
  }

  @Override
  public boolean denies(Rule rule) {
    return rule.denies();
  }

  @Override
  public boolean matches(Rule rule, Ask ask) {
    return rule.matches(ask);
  }
}
