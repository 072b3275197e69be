package io.iamsim.authorize;

import io.iamsim.catalog.RefusedResources;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.ActionPlan;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.Resource;
import io.iamsim.evaluate.Caller;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.RequestFrame;
import io.iamsim.evaluate.ResidualPlan;
import io.iamsim.evaluate.Trace;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.service.ServiceFacts;
import io.iamsim.service.ServiceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rulings: walks the straight line as far as it is the same for all requests of a kind. */
final class Precedence {
  /** Services whose rules look at single ARNs throughout. */
  private static final Set<String> OF_THEIR_OWN = Set.of("kms", "sts");

  private final Authorizer authorizer;
  private final Environment environment;
  private final CompiledPolicies compiled;
  private final ServiceCatalog catalog;

  Precedence(
      Authorizer authorizer,
      Environment environment,
      CompiledPolicies compiled,
      ServiceCatalog catalog) {
    this.authorizer = authorizer;
    this.environment = environment;
    this.compiled = compiled;
    this.catalog = catalog;
  }

  /**
   * What holds for all requests that are of one kind with this one; none if the services' rules
   * look at more than the kind or may deny, if a layer speaks that no policy makes up, or if which
   * of the session's keys count depends on the type of the resource (MULTI-2).
   */
  Optional<Ruling> ruling(
      AccessRequest asked, @Nullable ApplicablePolicies given, String beginning, boolean whole) {
    RequestFacts facts = authorizer.facts(asked);
    ActionName action = facts.request().action();
    boolean askedTwice = BucketSide.of(asked, environment).isPresent();
    @Nullable CarriedKeys carried = authorizer.keysOf(action);
    boolean sessionByType =
        carried != null
            && asked.context().values().keySet().stream().anyMatch(carried::tellsTypesApart);
    if (askedTwice
        || policyByType(facts)
        || facts.ownerDoubtful()
        || sessionByType
        || OF_THEIR_OWN.contains(action.service())) {
      return Optional.empty();
    }
    ApplicablePolicies policies =
        given == null
            ? PolicyCollector.collect(facts, environment, catalog)
            : given.storedAt(facts.request().resource());
    CompletedContext context = authorizer.complete(facts).context();
    Optional<ServiceFacts> service =
        ServiceRules.factsOfKind(() -> authorizer.question(facts, policies, context::orAbsent));
    return service
        .filter(known -> known.possibleHardDenial().isEmpty())
        .filter(known -> known.layers().isEmpty() && known.withheld().isEmpty())
        .map(known -> ruling(asked, beginning, whole, facts, policies, context, known, carried));
  }

  /** True if what begins like the resource may be of a type with policies of its own. */
  private boolean policyByType(RequestFacts facts) {
    String service = facts.request().action().service();
    return facts
        .knownResource()
        .filter(known -> !known.arn().equals(facts.request().resource()))
        .flatMap(Resource::resourcePolicy)
        .flatMap(policy -> catalog.service(service))
        .filter(
            entry ->
                catalog
                    .resourcePolicySupport(service)
                    .filter(support -> support.tellsTypesApart(entry))
                    .isPresent())
        .isPresent();
  }

  private Ruling ruling(
      AccessRequest asked,
      String beginning,
      boolean whole,
      RequestFacts facts,
      ApplicablePolicies policies,
      CompletedContext completed,
      ServiceFacts service,
      @Nullable CarriedKeys carried) {
    AccessRequest request = facts.request();
    List<Spoken> plans = new ArrayList<>();
    List<LayerEvaluation> silent = new ArrayList<>();
    EvaluationContext context = authorizer.workspace().context();
    LayerRules.of(policies, facts, service)
        .layers()
        .forEach(
            (layer, attached) -> {
              if (!attached.applies() || Authorizer.isWithoutPolicies(attached)) {
                silent.add(authorizer.evaluate(layer, attached, request, context, Trace.NONE));
                return;
              }
              for (PolicyLevel level : attached.levels()) {
                plans.add(new Spoken(layer, compiled.plan(level.policies(), request.action())));
              }
            });
    Caller caller = authorizer.caller(facts, policies);
    // after the plans, which number the keys that they read
    DerivedKeys derived =
        new DerivedKeys(asked.context(), completed, carried, whole, compiled.keys().size());
    context.begin(request.action(), request.resource(), caller, derived, /* recording= */ false);
    RequestFrame frame = new RequestFrame(context, beginning, whole, derived::isSettled);
    return new Ruling(
        asked.action(),
        request.action(),
        request.namesNoResource() ? AccessRequest.ANY_RESOURCE : null,
        caller,
        derived,
        carried,
        plans.stream().map(plan -> plan.within(frame)).toList(),
        silent,
        beginning.startsWith("arn:") ? refused(request, beginning) : null,
        service.decidesAlone() ? Outcome.of(facts, service, List.of()).verdict().decision() : null,
        layers -> Outcome.of(facts, service, layers).verdict().decision());
  }

  /** The resources of the kind that the action does not work on (ROOM-100). */
  private @Nullable RefusedResources refused(AccessRequest request, String beginning) {
    ActionName action = request.action();
    return authorizer.catalog().refused(action.service(), action.name(), beginning).orElse(null);
  }

  /** What one level of a layer has for the action. */
  private record Spoken(Layer layer, ActionPlan plan) {
    Ruling.Level within(RequestFrame frame) {
      return new Ruling.Level(layer, ResidualPlan.of(plan, frame, layer == Layer.RESOURCE));
    }
  }
}
