package io.iamsim.corpus.workload;

import io.iamsim.environment.Environment;
import io.iamsim.request.RequestPrincipal;
import java.util.List;

/**
 * One caller in one environment, and what it asks.
 *
 * @param policies every policy's text, in the order in which it was attached
 * @param environment the accounts, with those policies
 * @param principal who asks every question
 * @param questions what is asked, no two alike
 */
public record Scene(
    List<PolicyText> policies,
    Environment environment,
    RequestPrincipal principal,
    List<Question> questions) {
  public Scene {
    policies = List.copyOf(policies);
    questions = List.copyOf(questions);
  }

  /** How many statements the policies have together. */
  public int statementCount() {
    return policies.stream().mapToInt(policy -> policy.document().statements().size()).sum();
  }
}
