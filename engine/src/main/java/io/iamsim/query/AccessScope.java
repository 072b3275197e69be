package io.iamsim.query;

import com.google.common.base.Suppliers;
import io.iamsim.IamEngine;
import io.iamsim.PrincipalAuthorizer;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What questions are asked of: an environment, and what of its policies counts. A change makes a
 * question a what-if, such as a service control policy that is not attached yet.
 */
public final class AccessScope {
  private final Environment environment;
  private final IamEngine engine;
  private final @Nullable UnaryOperator<ApplicablePolicies> change;
  private final Supplier<ResourcePatterns> patterns;

  private AccessScope(
      Environment environment,
      IamEngine engine,
      @Nullable UnaryOperator<ApplicablePolicies> change) {
    this.environment = environment;
    this.engine = engine;
    this.change = change;
    this.patterns = Suppliers.memoize(() -> new ResourcePatterns(this));
  }

  /** The environment as it is. */
  public static AccessScope of(Environment environment) {
    return new AccessScope(environment, IamEngine.of(environment), null);
  }

  /** The environment as it is, with other service data. */
  public static AccessScope of(Environment environment, ServiceCatalog catalog) {
    return new AccessScope(environment, IamEngine.of(environment, catalog), null);
  }

  /** An environment with the engine that answers in it. */
  public static AccessScope of(Environment environment, IamEngine engine) {
    return new AccessScope(environment, engine, null);
  }

  /** The environment with a change to the policies that apply to each request. */
  public static AccessScope of(
      Environment environment, ServiceCatalog catalog, UnaryOperator<ApplicablePolicies> change) {
    return new AccessScope(environment, IamEngine.of(environment, catalog), change);
  }

  /** The environment. */
  public Environment environment() {
    return environment;
  }

  /** The service data that the engine decides by. */
  public ServiceCatalog catalog() {
    return engine.catalog();
  }

  /** The engine of the environment. */
  public IamEngine engine() {
    return engine;
  }

  /** Requests for all resources of a pattern. */
  public ResourcePatterns patterns() {
    return patterns.get();
  }

  /** The policies that apply to a request. */
  public ApplicablePolicies policies(AccessRequest request) {
    ApplicablePolicies policies = engine.applicablePolicies(request);
    return change == null ? policies : change.apply(policies);
  }

  /** The decision on a request, for all resources if its resource is a pattern (ROOM-101). */
  public Decision decide(AccessRequest request) {
    // nobody asks again under the same policies: nothing is to be kept
    return ResourcePatterns.isPattern(request.resource())
        ? patterns().decide(request).decision()
        : engine.authorize(request, policies(request)).decision();
  }

  /** The same decision with what it rests on. */
  EvaluationResult answer(AccessRequest request) {
    return ResourcePatterns.isPattern(request.resource())
        ? patterns().decide(request).explanation().result()
        : engine.authorize(request, policies(request));
  }

  /**
   * Decides requests of one principal that declare no owner; what it learns from one request to the
   * next goes when it goes, so that memory does not grow with the number of principals.
   */
  public Function<AccessRequest, Decision> decider(RequestPrincipal principal) {
    if (change != null) {
      return this::decide;
    }
    PrincipalAuthorizer authorizer = engine.as(principal);
    return request ->
        ResourcePatterns.isPattern(request.resource())
            ? decide(request)
            : authorizer.authorize(request.action(), request.resource(), request.context());
  }

  /**
   * The decision on a request, for all resources if its resource is a pattern, with everything that
   * led to it.
   */
  public Explanation explain(AccessRequest request) {
    return ResourcePatterns.isPattern(request.resource())
        ? patterns().decide(request).explanation()
        : DecidingConditions.explained(
            engine.suppose(request, policies(request)), request.resource());
  }

  /** The change, if there is one. */
  Optional<UnaryOperator<ApplicablePolicies>> whatIf() {
    return Optional.ofNullable(change);
  }
}
