package io.iamsim.authorize;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.compile.ActionPlan;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.Trace;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.service.ServiceFacts;
import io.iamsim.service.ServiceRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes rulings: walks the straight line as far as it is the same for all requests of a kind. */
final class Precedence {
  /** Services whose rules look at single ARNs throughout. */
  private static final Set<String> OF_THEIR_OWN = Set.of("kms", "sts");

  private final Authorizer authorizer;
  private final Environment environment;
  private final ServiceCatalog catalog;
  private final CompiledPolicies compiled;

  Precedence(
      Authorizer authorizer,
      Environment environment,
      ServiceCatalog catalog,
      CompiledPolicies compiled) {
    this.authorizer = authorizer;
    this.environment = environment;
    this.catalog = catalog;
    this.compiled = compiled;
  }

  /**
   * What holds for all requests that are of one kind with this one; none if the services' rules
   * look at more than the kind, if a layer speaks that no policy makes up, or if which of the
   * session's keys count depends on the type of the resource (MULTI-2).
   */
  Optional<Ruling> ruling(AccessRequest asked) {
    RequestFacts facts = authorizer.facts(asked);
    ActionName action = facts.request().action();
    boolean askedTwice = BucketSide.of(asked, environment).isPresent();
    boolean byType = new KeySupport(facts.request(), catalog).tellsTypesApart();
    boolean sessionByType = byType && !asked.context().values().isEmpty();
    if (askedTwice || sessionByType || OF_THEIR_OWN.contains(action.service())) {
      return Optional.empty();
    }
    ApplicablePolicies policies = PolicyCollector.collect(facts, environment);
    CompletedContext context = GlobalContextKeys.complete(facts, catalog).context();
    Optional<ServiceFacts> service =
        ServiceRules.factsOfKind(() -> authorizer.question(facts, policies, context::orAbsent));
    return service
        .filter(known -> known.layers().isEmpty() && known.withheld().isEmpty())
        .map(known -> ruling(asked, facts, policies, context, known, byType));
  }

  private Ruling ruling(
      AccessRequest asked,
      RequestFacts facts,
      ApplicablePolicies policies,
      CompletedContext context,
      ServiceFacts service,
      boolean byType) {
    AccessRequest request = facts.request();
    List<Ruling.Level> levels = new ArrayList<>();
    List<LayerEvaluation> silent = new ArrayList<>();
    LayerRules.of(policies, facts, service)
        .layers()
        .forEach(
            (layer, attached) -> {
              if (!attached.applies() || Authorizer.isWithoutPolicies(attached)) {
                silent.add(
                    authorizer.evaluate(
                        layer, attached, request, authorizer.workspace().context(), Trace.NONE));
                return;
              }
              for (PolicyLevel level : attached.levels()) {
                ActionPlan plan = compiled.plan(level.policies(), request.action());
                levels.add(new Ruling.Level(layer, plan));
              }
            });
    boolean byRule = service.decidesAlone();
    return new Ruling(
        asked.action(),
        request.action(),
        request.namesNoResource() ? AccessRequest.ANY_RESOURCE : null,
        authorizer.caller(facts, policies),
        asked.context(),
        context,
        compiled.keys().size(),
        levels,
        silent,
        byRule ? Authorizer.decide(facts, service, List.of(), false).verdict().decision() : null,
        byType,
        layers -> Authorizer.decide(facts, service, layers, false).verdict().decision());
  }
}
