package io.iamsim.testing;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.expect.TimelessContext;
import io.iamsim.explain.Explanation;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.query.DecidingConditions;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question being put together; {@link #can}, {@link #cannot} and {@link #isUndecidedAbout} ask it
 * and assert. Immutable: each word gives another, so that a beginning can be used again.
 */
public final class PrincipalAssert {
  private final IamEngine engine;
  private final RequestPrincipal principal;
  private final String resource;
  private final @Nullable AccountId resourceAccount;
  private final RequestContext context;

  PrincipalAssert(
      IamEngine engine,
      RequestPrincipal principal,
      String resource,
      @Nullable AccountId resourceAccount,
      RequestContext context) {
    this.engine = engine;
    this.principal = principal;
    this.resource = resource;
    this.resourceAccount = resourceAccount;
    this.context = context;
  }

  /**
   * On what: an ARN, or {@code *} as without this word.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public PrincipalAssert on(String arn) {
    if (!RequestParts.isResource(arn)) {
      throw new IllegalArgumentException("`" + arn + "` is no resource; write an ARN, or `*`");
    }
    return new PrincipalAssert(engine, principal, arn, resourceAccount, context);
  }

  /** Who owns the resource, where neither its ARN nor the environment says it. */
  public PrincipalAssert ownedBy(String account) {
    AccountId owner =
        AccountId.parse(account)
            .orElseThrow(() -> new IllegalArgumentException("`" + account + "` is no account id"));
    return new PrincipalAssert(engine, principal, resource, owner, context);
  }

  /** A condition key with one value. */
  public PrincipalAssert given(String key, String value) {
    return given(key, ContextValue.of(value));
  }

  /** A condition key with a list of values, as a multivalued key has even if there is one. */
  public PrincipalAssert givenList(String key, String... values) {
    return given(key, ContextValue.ofList(List.of(values)));
  }

  /** A condition key that the request does not have. */
  public PrincipalAssert givenAbsent(String key) {
    return given(key, new ContextValue.Absent());
  }

  /** A condition key of which nothing is known. */
  public PrincipalAssert givenUnknown(String key) {
    return given(key, new ContextValue.Unknown());
  }

  /** Every condition key that is not given is absent, also those that every request has. */
  public PrincipalAssert assumingAbsent() {
    return new PrincipalAssert(
        engine, principal, resource, resourceAccount, context.read(ContextReading.ASSUME_ABSENT));
  }

  /** Every condition key that is not given and does not follow from the request is unknown. */
  public PrincipalAssert inOpenContext() {
    return new PrincipalAssert(engine, principal, resource, resourceAccount, context.opened());
  }

  private PrincipalAssert given(String key, ContextValue value) {
    RequestContext.Builder more = RequestContext.builder();
    more.add(ConditionKey.of(key), value);
    return new PrincipalAssert(
        engine, principal, resource, resourceAccount, more.build().over(context));
  }

  /** Asserts that the request is allowed. */
  public DecisionAssert can(String action) {
    DecisionAssert asked = ask(action);
    asked.isTrue(asked.decision() == Decision.ALLOWED, "expected to be allowed");
    return asked;
  }

  /** Asserts that the request is denied, explicitly or implicitly; undecided is not denied. */
  public DecisionAssert cannot(String action) {
    DecisionAssert asked = ask(action);
    asked.isTrue(asked.decision().isDenied(), "expected to be denied");
    return asked;
  }

  /** Asserts that the decision depends on something unknown. */
  public DecisionAssert isUndecidedAbout(String action) {
    DecisionAssert asked = ask(action);
    asked.isTrue(asked.decision() == Decision.UNKNOWN, "expected to be undecided");
    return asked;
  }

  private DecisionAssert ask(String action) {
    ActionName name =
        ActionName.parse(action)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "`" + action + "` is no action; write service:Name without wildcards"));
    AccessRequest request =
        new AccessRequest(principal, name, resource, resourceAccount, TimelessContext.of(context));
    List<Finding> errors = engine.check(request).stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(
          errors.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    }
    Explanation explanation =
        DecidingConditions.explained(
            engine.suppose(request, engine.applicablePolicies(request)), resource);
    return new DecisionAssert(request, explanation);
  }
}
