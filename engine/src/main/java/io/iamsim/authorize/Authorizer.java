package io.iamsim.authorize;

import com.google.common.collect.Sets;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
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
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final CompiledPolicies compiled = new CompiledPolicies();
  private final KeyCardinalities cardinalities;
  private final PrefixTable knownResources;
  private final ThreadLocal<Workspace> workspaces =
      ThreadLocal.withInitial(() -> new Workspace(this));

  /** An authorizer in an environment. */
  public Authorizer(Environment environment, ServiceCatalog catalog) {
    this.environment = environment;
    this.catalog = catalog;
    this.cardinalities = new KeyCardinalities(catalog);
    this.knownResources = new PrefixTable(environment.knownArns());
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
    return PolicyCollector.collect(facts(request), environment);
  }

  /** What is wrong with a request itself. */
  public List<Finding> check(AccessRequest request) {
    return RequestCheck.check(request, environment, catalog);
  }

  /** The decision under the policies given; through an access point it is made twice (S3-13). */
  public Answer authorize(AccessRequest asked, ApplicablePolicies policies, Trace trace) {
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

  private Answer decide(AccessRequest asked, ApplicablePolicies policies, Trace trace) {
    RequestFacts facts = facts(asked);
    AccessRequest request = facts.request();
    GlobalContextKeys.Completion completion = GlobalContextKeys.complete(facts, catalog);
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
    Outcome outcome = decide(facts, service, layers, false);
    if (facts.ownerAssumed() && !environment.isEmpty()) {
      Decision elsewhere = decide(facts, service, layers, true).verdict().decision();
      notes.add(Remarks.ownerAssumed(asked, facts, outcome.verdict().decision(), elsewhere));
    }
    notes.addAll(Remarks.of(asked, facts, catalog, policies, layers, context));
    return new Answer(
        result(outcome, layers, context, List.copyOf(notes)),
        context,
        holds -> supposing(facts, service, layers, holds));
  }

  private static Decision supposing(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      Predicate<MatchedStatement> holds) {
    List<LayerEvaluation> settled = layers.stream().map(layer -> layer.supposing(holds)).toList();
    return decide(facts, service, settled, false).verdict().decision();
  }

  /** The principal, ready for one request after another. */
  public PreparedPrincipal prepare(RequestPrincipal principal, RequestContext session) {
    return new PreparedPrincipal(this, principal, session);
  }

  /** The decision alone, under the environment's policies. */
  Decision decide(AccessRequest request) {
    return decide(request, applicablePolicies(request));
  }

  /** The decision alone, under the policies given. */
  public Decision decide(AccessRequest request, ApplicablePolicies policies) {
    return authorize(request, policies, Trace.NONE).result().decision();
  }

  /** How well the compiled policies serve. */
  public PolicyUse policyUse() {
    return compiled.use();
  }

  /** What holds for all requests that are of one kind with this one. */
  Optional<Ruling> ruling(AccessRequest asked) {
    return new Precedence(this, environment, catalog, compiled).ruling(asked);
  }

  ServiceQuestion question(
      RequestFacts facts,
      ApplicablePolicies policies,
      Function<ConditionKey, ContextValue> context) {
    return new ServiceQuestion(
        facts.request(), facts.owner(), facts.resource(), policies, environment, context, catalog);
  }

  /** The completed context of a request. */
  CompletedContext completed(AccessRequest request) {
    return GlobalContextKeys.complete(facts(request), catalog).context();
  }

  KeyCardinalities cardinalities() {
    return cardinalities;
  }

  PrefixTable knownResources() {
    return knownResources;
  }

  Workspace workspace() {
    return workspaces.get();
  }

  RequestFacts facts(AccessRequest request) {
    return RequestFacts.of(request, environment, catalog);
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
        boundaryAttached(policies.permissionsBoundary()),
        gateway);
  }

  private static Truth boundaryAttached(PolicyLayer boundary) {
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

  /** A verdict and the rules that decide beside the policies. */
  record Outcome(Verdict verdict, List<String> rules, List<Note> reasons) {}

  static Outcome decide(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      boolean anotherOwner) {
    if (service.hardPermission().isPresent()) {
      return hard(Decision.ALLOWED, service.hardPermission().get());
    }
    if (service.hardDenial().isPresent()) {
      return hard(Decision.IMPLICIT_DENY, service.hardDenial().get());
    }
    if (service.withoutDecision().isPresent()) {
      return hard(Decision.UNKNOWN, service.withoutDecision().get());
    }
    Verdict best = Ladder.decide(input(facts, service, layers, anotherOwner, true));
    Optional<ServiceFacts.RuleVerdict> possible = service.possibleHardDenial();
    Verdict worst =
        possible.isPresent()
            ? new Verdict(Decision.IMPLICIT_DENY, List.of(), List.of())
            : Ladder.decide(input(facts, service, layers, anotherOwner, false));
    if (best.decision().isDenied()) {
      boolean certain = worst.decision() == best.decision();
      return new Outcome(
          certain ? best : new Verdict(Decision.IMPLICIT_DENY, best.decidedBy(), List.of()),
          List.of(),
          List.of());
    }
    if (worst.decision() == Decision.ALLOWED) {
      return new Outcome(worst, List.of(), grantBesideCaps(worst, layers));
    }
    return possible.isPresent()
        ? hard(Decision.UNKNOWN, possible.get())
        : new Outcome(
            new Verdict(Decision.UNKNOWN, worst.decidedBy(), List.of()), List.of(), List.of());
  }

  /** KMS-8: the documentation does not say whether a silent cap stops a grant. */
  private static List<Note> grantBesideCaps(Verdict verdict, List<LayerEvaluation> layers) {
    boolean silentCap =
        layers.stream()
            .filter(layer -> Ladder.CAPS.contains(layer.layer()))
            .anyMatch(layer -> layer.atWorst() == LayerResult.IMPLICIT_DENY);
    return silentCap && verdict.decidedBy().contains(Layer.KMS_GRANT)
        ? List.of(
            new Note(
                Note.Kind.LOW_CONFIDENCE,
                "KMS-8",
                "a grant is taken to hold whatever permissions boundaries and session policies"
                    + " leave out"))
        : List.of();
  }

  private static Outcome hard(Decision decision, ServiceFacts.RuleVerdict rule) {
    return new Outcome(
        new Verdict(decision, List.of(), List.of()),
        List.of(rule.rule()),
        List.of(new Note(Note.Kind.RULE, rule.rule(), rule.text())));
  }

  private static LadderInput input(
      RequestFacts facts,
      ServiceFacts service,
      List<LayerEvaluation> layers,
      boolean anotherOwner,
      boolean best) {
    Map<Layer, LayerResult> results = new EnumMap<>(Layer.class);
    Map<Layer, Set<GrantClass>> grants = new EnumMap<>(Layer.class);
    for (LayerEvaluation layer : layers) {
      results.merge(
          layer.layer(), best ? layer.atBest() : layer.atWorst(), LayerEvaluation::stricter);
      if (Ladder.RESOURCE_SIDE.contains(layer.layer()) && !service.refusesUnsigned()) {
        Set<GrantClass> given = best ? layer.possibleGrants() : layer.grants();
        grants.merge(layer.layer(), given, Sets::union);
      }
    }
    return new LadderInput(
        facts.request().principal().kind(),
        !anotherOwner && facts.sameAccount(service.ownerThatDecides()),
        service.resourcePolicyRequired(),
        service.crossAccountUnsupported(),
        results,
        grants,
        service
            .withheld()
            .filter(withheld -> withheld.certain() || !best)
            .map(Withholding::by)
            .orElse(null));
  }

  private static EvaluationResult result(
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
        context.missingKeys(),
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
