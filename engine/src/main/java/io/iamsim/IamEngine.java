package io.iamsim;

import com.google.common.base.Suppliers;
import io.iamsim.authorize.Authorizer;
import io.iamsim.authorize.PolicyUse;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.CompiledPolicy;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.evaluate.Trace;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.ExplanationRecorder;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers authorization requests in an environment. Immutable but for its caches; safe for
 * concurrent use.
 *
 * <p>What it keeps: of every policy document in use its compiled form, by the document's identity
 * and for as long as the document lives, with at most {@value CompiledPolicy#MOST_PLANS} plans; the
 * plans of policies that are attached together, likewise; and for decisions alone the principals
 * used last or most, each with what was found for the kinds of request that it made, {@value
 * PrincipalCache#MOST_RULINGS} of these findings in all. {@link #cacheStats} says how well that
 * serves. Principals from {@link #as} are kept by whoever asked for them, each with at most 1,024
 * actions of 256 kinds.
 */
public final class IamEngine {
  private static final int PRINCIPALS_AT_ONCE = 32;

  private final Authorizer authorizer;
  private final ServiceCatalog catalog;

  /** Made when the first decision alone is asked for, since explaining needs none. */
  private final Supplier<PrincipalCache> principals;

  private IamEngine(Authorizer authorizer, ServiceCatalog catalog) {
    this.authorizer = authorizer;
    this.catalog = catalog;
    this.principals = Suppliers.memoize(() -> new PrincipalCache(authorizer));
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

  /** The service data that decisions are made with. */
  public ServiceCatalog catalog() {
    return catalog;
  }

  /**
   * What is wrong with a request itself, before any policy is asked: context values of the wrong
   * type (COND-33), a principal that its account does not have.
   */
  public List<Finding> check(AccessRequest request) {
    return authorizer.check(request);
  }

  /**
   * The request as policies are compared with it: the key in the place of its alias (KMS-12), the
   * action in the place of an API operation (MATCH-8), {@code *} for an action that works on no
   * resource (MATCH-30), the role of a session with its path.
   */
  public AccessRequest normalized(AccessRequest request) {
    return authorizer.normalized(request);
  }

  /** What is wrong with asking for an action on a resource that it does not work on (ROOM-100). */
  public Optional<Finding> notApplicable(ActionName action, String resource) {
    return authorizer.notApplicable(action, resource);
  }

  /**
   * Resource patterns that set apart the resources that a service's rules treat in a way of their
   * own, whatever the policies say.
   */
  public List<String> setApart(ActionName action) {
    return authorizer.setApart(action);
  }

  /** What each condition key reads as in a request: given, derived, absent or unknown. */
  public Function<ConditionKey, ContextValue> contextOf(AccessRequest request) {
    return authorizer.contextOf(request);
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

  /** A principal, to ask many requests of. */
  public PrincipalAuthorizer as(RequestPrincipal principal) {
    return as(principal, RequestContext.empty());
  }

  /**
   * A principal in a session, to ask many requests of.
   *
   * @param session the keys that all its requests carry, such as the session's tags
   */
  public PrincipalAuthorizer as(RequestPrincipal principal, RequestContext session) {
    return new PrincipalAuthorizer(this, authorizer.prepare(principal, null, session));
  }

  /** The decision alone, under the environment's policies; what {@link #authorize} decides. */
  public Decision decide(AccessRequest request) {
    return principals
        .get()
        .of(request)
        .decide(request.action(), request.resource(), request.context());
  }

  /**
   * The decision alone, under the policies given; what {@link #authorize} decides. Who asks often
   * under the same policies does best to give the same object: what was found out for one request
   * serves the next.
   */
  public Decision decide(AccessRequest request, ApplicablePolicies policies) {
    return principals
        .get()
        .of(request, policies)
        .decide(request.action(), request.resource(), request.context(), policies);
  }

  /** The decisions alone on many requests, in their order, found by an executor's threads. */
  public List<Decision> decideAll(List<AccessRequest> requests, Executor executor) {
    return Parallel.map(requests, Parallel.DECISIONS, this::decide, executor);
  }

  /**
   * The decisions alone on one request of many principals, in their order, found by an executor's
   * threads. Nothing is kept of them.
   */
  public List<Decision> decideForAll(
      List<RequestPrincipal> askers,
      ActionName action,
      String resource,
      RequestContext context,
      Executor executor) {
    return Parallel.map(
        askers,
        PRINCIPALS_AT_ONCE,
        asker -> authorize(new AccessRequest(asker, action, resource, null, context)).decision(),
        executor);
  }

  /**
   * The decisions alone on all combinations, found by an executor's threads, a principal at a time.
   * Nothing is kept of them beside the table.
   *
   * @throws ArithmeticException if a principal has more combinations than an array holds
   */
  public DecisionTable decideTable(
      List<RequestPrincipal> askers,
      List<ActionName> actions,
      List<String> resources,
      RequestContext context,
      Executor executor) {
    int cells = Math.multiplyExact(actions.size(), resources.size());
    List<byte[]> rows =
        Parallel.map(
            askers,
            Math.max(1, Parallel.DECISIONS / Math.max(1, cells)),
            asker -> row(asker, actions, resources, context),
            executor);
    return new DecisionTable(askers, actions, resources, rows);
  }

  private byte[] row(
      RequestPrincipal asker,
      List<ActionName> actions,
      List<String> resources,
      RequestContext context) {
    PrincipalAuthorizer authorizer = as(asker);
    byte[] row = new byte[actions.size() * resources.size()];
    int cell = 0;
    for (ActionName action : actions) {
      for (String resource : resources) {
        row[cell++] = (byte) authorizer.authorize(action, resource, context).ordinal();
      }
    }
    return row;
  }

  /** How well the caches serve. */
  public CacheStats cacheStats() {
    PolicyUse policies = authorizer.policyUse();
    return new CacheStats(
        new CacheStats.Cache(policies.documents(), policies.hits(), policies.misses()),
        principals.get().stats());
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
    ExplanationRecorder recorder = new ExplanationRecorder(request, catalog);
    Authorizer.Answer answer = authorizer.authorize(request, policies, recorder);
    return new Supposition(recorder.explain(answer.result(), answer.context()), answer.supposing());
  }
}
