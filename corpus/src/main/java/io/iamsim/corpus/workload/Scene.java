package io.iamsim.corpus.workload;

import io.iamsim.environment.Environment;
import io.iamsim.request.RequestPrincipal;
import java.util.List;

/**
 * One caller in one environment, and what it asks.
 *
 * @param policies every policy's text, in the order in which it was attached
 * @param environmentText the environment file that has them
 * @param environment the file, loaded
 * @param principal who asks every question
 * @param questions what is asked, no two alike
 */
public record Scene(
    List<PolicyText> policies,
    String environmentText,
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

  /** The same with only so many of the questions. */
  Scene withFirst(int count) {
    return new Scene(
        policies, environmentText, environment, principal, questions.subList(0, count));
  }
}
