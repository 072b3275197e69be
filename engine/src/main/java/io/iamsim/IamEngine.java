package io.iamsim;

import io.iamsim.authorize.Authorizer;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.evaluate.Trace;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.ExplanationRecorder;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.source.Finding;
import java.util.List;

/**
 * Answers authorization requests in an environment. Immutable but for its cache of compiled
 * policies; safe for concurrent use.
 */
public final class IamEngine {
  private final Authorizer authorizer;
  private final ServiceCatalog catalog;

  private IamEngine(Authorizer authorizer, ServiceCatalog catalog) {
    this.authorizer = authorizer;
    this.catalog = catalog;
  }

  /**
   * An engine for an environment; for {@link Environment#empty()} if requests bring their policies.
   */
  public static IamEngine of(Environment environment) {
    return of(environment, ServiceCatalog.bundled());
  }

  /** An engine that reads its service data from another catalogue. */
  public static IamEngine of(Environment environment, ServiceCatalog catalog) {
    return new IamEngine(new Authorizer(environment, catalog), catalog);
  }

  /**
   * What is wrong with a request itself, before any policy is asked: context values of the wrong
   * type (COND-33), a principal that its account does not have.
   */
  public List<Finding> check(AccessRequest request) {
    return authorizer.check(request);
  }

  /** The policies that the environment has for a request. */
  public ApplicablePolicies applicablePolicies(AccessRequest request) {
    return authorizer.applicablePolicies(request);
  }

  /** The decision under the environment's policies. */
  public EvaluationResult authorize(AccessRequest request) {
    return authorize(request, applicablePolicies(request));
  }

  /** The decision under the policies given. */
  public EvaluationResult authorize(AccessRequest request, ApplicablePolicies policies) {
    return authorizer.authorize(request, policies, Trace.NONE).result();
  }

  /** The questions that a call comes to. */
  public CallPlan plan(CallRequest call) {
    return CallPlanner.plan(call, catalog);
  }

  /**
   * The decision on a call under the environment's policies: on each of its questions, together.
   */
  public CallResult authorize(CallRequest call) {
    CallPlan plan = plan(call);
    return new CallResult(plan, plan.questions().stream().map(this::authorize).toList());
  }

  /** The decision on a call, with everything that led to each of its questions' decisions. */
  public CallExplanation explain(CallRequest call) {
    CallPlan plan = plan(call);
    return new CallExplanation(plan, plan.questions().stream().map(this::explain).toList());
  }

  /** The decision under the environment's policies, with everything that led to it. */
  public Explanation explain(AccessRequest request) {
    return explain(request, applicablePolicies(request));
  }

  /** The decision under the policies given, with everything that led to it. */
  public Explanation explain(AccessRequest request, ApplicablePolicies policies) {
    return suppose(request, policies).explanation();
  }

  /** The same, with what the decision would be if statements that may match did so or not. */
  public Supposition suppose(AccessRequest request, ApplicablePolicies policies) {
    ExplanationRecorder recorder = new ExplanationRecorder(request);
    Authorizer.Answer answer = authorizer.authorize(request, policies, recorder);
    return new Supposition(recorder.explain(answer.result(), answer.context()), answer.supposing());
  }
}
