package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.environment.Account;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.IamIdentity;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.VpcEndpoint;
import io.iamsim.evaluate.Caller;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.Trace;
import io.iamsim.evaluate.Truth;
import io.iamsim.match.PrefixTable;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.service.ServiceFacts;
import io.iamsim.service.ServiceQuestion;
import io.iamsim.service.ServiceRules;
import io.iamsim.service.Withholding;
import io.iamsim.source.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The straight line of one request: facts, completed context, each layer by itself, the ladder.
 *
 * <p>With unknowns the ladder is asked twice, at worst and at best (EVAL-17). If it denies even at
 * best, that denial stands; if it allows even at worst, so does that; else the answer is unknown.
 */
public final class Authorizer {
  private final Environment environment;
  private final ServiceCatalog catalog;
  private final RequestContext defaults;
  private final CompiledPolicies compiled = new CompiledPolicies();
  private final KeyCardinalities cardinalities;
  private final KeysOfActions keysOfActions;
  private final PrefixTable knownResources;
  private final Workspaces workspaces = new Workspaces(() -> new Workspace(this));

  /** An authorizer in an environment. */
  public Authorizer(Environment environment, ServiceCatalog catalog) {
    this.environment = environment;
    this.catalog = catalog;
    this.defaults = defaults(environment);
    this.cardinalities = new KeyCardinalities(catalog);
    this.keysOfActions = new KeysOfActions(catalog);
    this.knownResources = new PrefixTable(environment.knownArns());
  }

  private static RequestContext defaults(Environment environment) {
    RequestContext.Builder defaults = RequestContext.builder();
    environment
        .contextDefaults()
        .forEach(
            (key, values) ->
                defaults.add(
                    key,
                    values.size() == 1
                        ? ContextValue.of(values.get(0))
                        : ContextValue.ofList(values)));
    return defaults.build();
  }

  /**
   * An answer together with the context that it was found in, which holds until the thread asks
   * again.
   *
   * @param supposing the decision if the statements that may match did so or not (UNK-1)
   */
  public record Answer(
      EvaluationResult result,
      EvaluationContext context,
      Function<Predicate<MatchedStatement>, Decision> supposing) {}

  /** The policies that the environment has for a request. */
  public ApplicablePolicies applicablePolicies(AccessRequest request) {
    return PolicyCollector.collect(facts(request), environment, catalog);
  }

  /** The request as policies are compared with it. */
  public AccessRequest normalized(AccessRequest request) {
    return facts(request).request();
  }

  /** What is wrong with a request itself. */
  public List<Finding> check(AccessRequest request) {
    return RequestCheck.check(request, environment, catalog);
  }

  /** What is wrong with asking for an action on a resource that it does not work on (ROOM-100). */
  public Optional<Finding> notApplicable(ActionName action, String resource) {
    return RequestCheck.mismatch(action, resource, catalog).map(RequestCheck::finding);
  }

  /** The resource patterns that the services' rules tell apart for an action. */
  public List<String> setApart(ActionName action) {
    return ServiceRules.allSetApart(action.service());
  }

  /**
   * The decision under the policies given; a request for a resource that the action does not work
   * on is denied whatever they say (ROOM-100).
   */
  public Answer authorize(AccessRequest asked, ApplicablePolicies policies, Trace trace) {
    Answer answer = onEitherSide(asked, policies, trace);
    return RequestCheck.mismatch(asked.action(), asked.resource(), catalog)
        .map(
            mismatch ->
                new Answer(
                    RequestCheck.refused(answer.result(), mismatch),
                    answer.context(),
                    holds -> Decision.IMPLICIT_DENY))
        .orElse(answer);
  }

  /** Through an access point the decision is made twice (S3-13). */
  private Answer onEitherSide(AccessRequest asked, ApplicablePolicies policies, Trace trace) {
    Optional<BucketSide> bucket = BucketSide.of(asked, environment);
    if (bucket.isEmpty()) {
      return decide(asked, policies, trace);
    }
    AccessRequest ofBucket = bucket.get().request();
    ApplicablePolicies both = bucket.get().policies(policies, applicablePolicies(ofBucket));
    EvaluationResult behind = decide(ofBucket, both, Trace.NONE).result();
    Answer own = decide(asked, policies, trace);
    return new Answer(
        bucket.get().join(own.result(), behind),
        own.context(),
        holds -> withBucket(own.supposing().apply(holds), behind.decision()));
  }

  /** What the bucket's side leaves open stays open, whatever the access point's comes to. */
  private static Decision withBucket(Decision own, Decision behind) {
    return own == Decision.ALLOWED ? behind : own;
  }

  private Answer decide(AccessRequest asked, ApplicablePolicies given, Trace trace) {
    RequestFacts facts = facts(asked);
    AccessRequest request = facts.request();
    ApplicablePolicies policies = given.storedAt(request.resource());
    GlobalContextKeys.Completion completion = complete(facts);
    EvaluationContext context = workspace().context();
    context.begin(
        request.action(),
        request.resource(),
        caller(facts, policies),
        completion.context(),
        /* recording= */ true);
    ServiceFacts service = ServiceRules.facts(question(facts, policies, context::consult));
    LayerRules.Participation participation = LayerRules.of(policies, facts, service);
    List<LayerEvaluation> layers = new ArrayList<>();
    participation
        .layers()
        .forEach(
            (layer, policyLayer) ->
                layers.add(evaluate(layer, policyLayer, request, context, trace)));
    service.layers().forEach(layer -> layers.add(LayerEvaluation.of(layer)));
    service
        .withheld()
        .filter(withheld -> withheld.by() != Layer.RESOURCE)
        .ifPresent(withheld -> layers.add(LayerEvaluation.of(withheld)));
    Set<Note> notes = new LinkedHashSet<>(completion.notes());
    notes.addAll(participation.notes());
    notes.addAll(service.notes());
    service.withheld().ifPresent(withheld -> notes.add(note(withheld)));
    Outcome outcome = Outcome.of(facts, service, layers);
    if (facts.ownerAssumed() && !facts.ownerDoubtful() && !environment.isEmpty()) {
      notes.add(Remarks.ownerAssumed(asked, facts));
    }
    notes.addAll(Remarks.of(asked, facts, catalog, keysOfActions, policies, layers, context));
    Remarks.assumed(completion, context).ifPresent(notes::add);
    return new Answer(
        result(request, outcome, layers, context, List.copyOf(notes)),
        context,
        holds -> supposing(facts, service, layers, holds));
  }

  private static Decision supposing(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      Predicate<MatchedStatement> holds) {
    List<LayerEvaluation> settled = layers.stream().map(layer -> layer.supposing(holds)).toList();
    return Outcome.of(facts, service, settled).verdict().decision();
  }

  /**
   * The principal, ready for one request after another.
   *
   * @param resourceAccount the owner of the resources whose ARNs name none, or null
   */
  public PreparedPrincipal prepare(
      RequestPrincipal principal, @Nullable AccountId resourceAccount, RequestContext session) {
    return new PreparedPrincipal(this, principal, resourceAccount, session);
  }

  /** The decision alone, under the policies given. */
  Decision decide(AccessRequest request, ApplicablePolicies policies) {
    return authorize(request, policies, Trace.NONE).result().decision();
  }

  /** How well the compiled policies serve. */
  public PolicyUse policyUse() {
    return compiled.use();
  }

  /** What holds for all requests that are of one kind with this one. */
  Optional<Ruling> ruling(
      AccessRequest asked, @Nullable ApplicablePolicies given, String beginning, boolean whole) {
    return new Precedence(this, environment, compiled, catalog)
        .ruling(asked, given, beginning, whole);
  }

  ServiceQuestion question(
      RequestFacts facts,
      ApplicablePolicies policies,
      Function<ConditionKey, ContextValue> context) {
    return new ServiceQuestion(
        facts.request(), facts.owner(), facts.resource(), policies, environment, context, catalog);
  }

  /** What each key reads as in a request: given, derived, absent or unknown. */
  public Function<ConditionKey, ContextValue> contextOf(AccessRequest request) {
    return completed(request)::orAbsent;
  }

  /** The completed context of a request. */
  CompletedContext completed(AccessRequest request) {
    return complete(facts(request)).context();
  }

  GlobalContextKeys.Completion complete(RequestFacts facts) {
    return GlobalContextKeys.complete(facts, catalog, keysOf(facts.request().action()));
  }

  /** The service data. */
  ServiceCatalog catalog() {
    return catalog;
  }

  /** Which keys requests for an action carry; null if nothing is known of the action. */
  @Nullable CarriedKeys keysOf(ActionName action) {
    return keysOfActions.of(action);
  }

  KeyCardinalities cardinalities() {
    return cardinalities;
  }

  PrefixTable knownResources() {
    return knownResources;
  }

  Workspace workspace() {
    return workspaces.own();
  }

  RequestFacts facts(AccessRequest request) {
    return RequestFacts.of(request, environment, catalog, defaults);
  }

  LayerEvaluation evaluate(
      Layer layer,
      PolicyLayer policies,
      AccessRequest request,
      EvaluationContext context,
      Trace trace) {
    if (layer == Layer.SESSION && isWithoutPolicies(policies)) {
      PrincipalKind kind = request.principal().kind();
      boolean mandatory =
          kind == PrincipalKind.FEDERATED_USER || kind == PrincipalKind.ASSUMED_ROOT;
      return mandatory
          ? LayerEvaluation.without(
              layer, LayerResult.IMPLICIT_DENY, "without a session policy nothing is allowed")
          : LayerEvaluation.without(
              layer, LayerResult.NOT_APPLICABLE, "no session policy was given");
    }
    return LayerEvaluation.of(layer, policies, compiled, context, trace);
  }

  /** SESS-5: no session policies is no layer, except where there must be one. */
  static boolean isWithoutPolicies(PolicyLayer policies) {
    return policies.state() != PolicyLayer.State.NOT_PROVIDED
        && policies.levels().stream().allMatch(level -> level.policies().isEmpty());
  }

  Caller caller(RequestFacts facts, ApplicablePolicies policies) {
    String service = facts.request().action().service();
    boolean gateway =
        facts
            .endpoint()
            .map(VpcEndpoint::gateway)
            .orElse(service.equals("s3") || service.equals("dynamodb"));
    return new Caller(
        facts.request().principal(),
        uniqueId(facts),
        canonicalUserId(facts),
        boundaryAttached(facts.request().principal(), policies.permissionsBoundary()),
        gateway);
  }

  /** PB-4: a service-linked role cannot have one. */
  private static Truth boundaryAttached(RequestPrincipal principal, PolicyLayer boundary) {
    if (principal instanceof RequestPrincipal.RoleSession session && session.isServiceLinked()) {
      return Truth.FALSE;
    }
    return switch (boundary.state()) {
      case NOT_APPLICABLE -> Truth.FALSE;
      case NOT_PROVIDED -> Truth.UNKNOWN;
      case APPLIES -> Truth.TRUE;
    };
  }

  private @Nullable String canonicalUserId(RequestFacts facts) {
    return facts
        .request()
        .principal()
        .account()
        .flatMap(environment::account)
        .flatMap(Account::canonicalUser)
        .orElse(null);
  }

  private static @Nullable String uniqueId(RequestFacts facts) {
    return facts.knownIdentity().map(IamIdentity::uniqueId).orElse(null);
  }

  private static EvaluationResult result(
      AccessRequest request,
      Outcome outcome,
      List<LayerEvaluation> layers,
      EvaluationContext context,
      List<Note> remarks) {
    List<LayerDecision> decisions = new ArrayList<>();
    layers.forEach(layer -> decisions.addAll(layer.decisions()));
    List<Note> notes = new ArrayList<>(outcome.reasons());
    notes.addAll(remarks);
    return new EvaluationResult(
        outcome.verdict().decision(),
        outcome.verdict().decidedBy(),
        outcome.verdict().bypassed(),
        outcome.rules(),
        decisions,
        context.missingKeys(request.context()),
        context.unknownKeys(),
        notes);
  }

  private static Note note(Withholding withheld) {
    return new Note(
        Note.Kind.RULE,
        withheld.rule(),
        (withheld.certain() ? "" : "depending on something unknown, ") + withheld.reason());
  }
}
