package io.iamsim;

import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;

/** Answers authorization requests in an environment. */
public final class IamEngine {
  private final Environment environment;

  private IamEngine(Environment environment) {
    this.environment = environment;
  }

  /**
   * An engine for an environment; for {@link Environment#empty()} if requests bring their policies.
   */
  public static IamEngine of(Environment environment) {
    return new IamEngine(environment);
  }

  /** The policies that the environment has for a request. */
  public ApplicablePolicies applicablePolicies(AccessRequest request) {
    throw new IllegalStateException(environment + " " + request);
  }

  /** The decision under the environment's policies. */
  public EvaluationResult authorize(AccessRequest request) {
    return authorize(request, applicablePolicies(request));
  }

  /** The decision under the policies given. */
  public EvaluationResult authorize(AccessRequest request, ApplicablePolicies policies) {
    throw new IllegalStateException(policies + " " + request);
  }

  /** The decision under the policies given, with everything that led to it. */
  public Explanation explain(AccessRequest request, ApplicablePolicies policies) {
    throw new IllegalStateException(policies + " " + request);
  }
}
