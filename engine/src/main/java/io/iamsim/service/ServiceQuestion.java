package io.iamsim.service;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Resource;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a service's rules may look at. It knows whether they looked at what sets one request apart
 * from others of its kind: the text of the ARN, and the context. Where they did not, what they add
 * holds for all of the kind.
 */
public final class ServiceQuestion {
  private final AccessRequest request;
  private final @Nullable AccountId resourceAccount;
  private final @Nullable Resource knownResource;
  private final ApplicablePolicies policies;
  private final Environment environment;
  private final Function<ConditionKey, ContextValue> context;
  private final ServiceCatalog catalog;
  private boolean lookedCloser;

  /**
   * A question.
   *
   * @param request who asks for what; {@code *} for no resource
   * @param resourceAccount the resource's owner, or null if it has none
   * @param knownResource the resource, or the one that it lies in, as the environment has it; null
   *     if the environment does not
   * @param policies what applies to the request
   * @param environment what is known of the accounts
   * @param context the completed context: absent, present or unknown; what is read here counts as
   *     read by the evaluation
   * @param catalog the service authorization data
   */
  public ServiceQuestion(
      AccessRequest request,
      @Nullable AccountId resourceAccount,
      @Nullable Resource knownResource,
      ApplicablePolicies policies,
      Environment environment,
      Function<ConditionKey, ContextValue> context,
      ServiceCatalog catalog) {
    this.request = request;
    this.resourceAccount = resourceAccount;
    this.knownResource = knownResource;
    this.policies = policies;
    this.environment = environment;
    this.context = context;
    this.catalog = catalog;
  }

  /** Who asks. */
  public RequestPrincipal principal() {
    return request.principal();
  }

  /** The action. */
  public ActionName action() {
    return request.action();
  }

  /** True if the request names no resource. */
  public boolean namesNoResource() {
    return request.namesNoResource();
  }

  /** The partition of the resource, if it is an ARN. */
  public Optional<String> partition() {
    return Arn.parse(request.resource()).map(Arn::partition);
  }

  /** The resource's owner. */
  public Optional<AccountId> owner() {
    return Optional.ofNullable(resourceAccount);
  }

  /** True for the root user of the resource's own account, also in a session of AssumeRoot. */
  public boolean isRootOfOwner() {
    PrincipalKind kind = principal().kind();
    return (kind == PrincipalKind.ROOT || kind == PrincipalKind.ASSUMED_ROOT)
        && owner().isPresent()
        && owner().equals(principal().account());
  }

  /** The resource, or the one that it lies in, as the environment has it. */
  public Optional<Resource> known() {
    return Optional.ofNullable(knownResource);
  }

  /** What applies to the request. */
  public ApplicablePolicies policies() {
    return policies;
  }

  /** What is known of the accounts. */
  public Environment environment() {
    return environment;
  }

  /** The service authorization data. */
  public ServiceCatalog catalog() {
    return catalog;
  }

  /** The request itself. */
  public AccessRequest request() {
    lookedCloser = true;
    return request;
  }

  /** The ARN, or {@code *} for none. */
  public String resource() {
    lookedCloser = true;
    return request.resource();
  }

  /** How a condition key reads. */
  public ContextValue read(String key) {
    lookedCloser = true;
    return context.apply(ConditionKey.of(key));
  }

  /** True if somebody looked at the ARN's text or at the context. */
  boolean lookedCloser() {
    return lookedCloser;
  }
}
