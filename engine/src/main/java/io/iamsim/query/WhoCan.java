package io.iamsim.query;

import io.iamsim.Supposition;
import io.iamsim.catalog.ActionEntry;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.ActionName;
import io.iamsim.model.Effect;
import io.iamsim.query.Grant.Reach;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextReading;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who can do something, and under which condition. Keys that the context does not give are unknown
 * (UNK-1), unless they follow from the parties of the request; requests go through no VPC endpoint
 * unless the context names one.
 *
 * <p>For a resource pattern the answer is found on examples that stand for all its resources (see
 * {@link ResourceSpace}): {@code all} is said only if every one of them is granted and they are all
 * there are.
 */
public final class WhoCan {
  private static final Set<Layer> GRANTING = Set.of(Layer.IDENTITY, Layer.RESOURCE);

  private final AccessScope scope;
  private final boolean unlistedAreOwn;
  private final RequestContext context;
  private final ServiceCatalog catalog;
  private final Surroundings surroundings;
  private final PatternSorts sorts;

  /**
   * Questions in a scope.
   *
   * @param context what every request carries
   */
  public WhoCan(AccessScope scope, RequestContext context) {
    this(scope, context, false);
  }

  private WhoCan(AccessScope scope, RequestContext context, boolean unlistedAreOwn) {
    this.scope = scope;
    this.unlistedAreOwn = unlistedAreOwn;
    this.context = context.reading() == ContextReading.ASSUME_ABSENT ? context : context.opened();
    this.catalog = scope.catalog();
    this.surroundings = new Surroundings(scope.environment(), catalog);
    this.sorts = new PatternSorts(scope, surroundings);
  }

  /** Questions about what somebody can with resources that are his account's if nobody has them. */
  static WhoCan withOwnResources(AccessScope scope, RequestContext context) {
    return new WhoCan(scope, context, true);
  }

  /**
   * Everybody to ask about: users, roles, root users, {@code anonymous}, and whom the policies of
   * the resources asked for name besides.
   *
   * @param asked resources and patterns
   */
  public List<RequestPrincipal> everybody(List<String> asked) {
    List<RequestPrincipal> callers = new ArrayList<>(Callers.inside(scope.environment()));
    callers.addAll(
        Callers.named(
            scope.environment(),
            asked.stream()
                .flatMap(each -> surroundings.near(PatternTokens.of(each)).stream())
                .flatMap(nearby -> nearby.policy().stream())
                .toList()));
    return callers;
  }

  /**
   * The resources that a question means: what was asked, or if that is {@code *}, everything of the
   * types that the action works on.
   */
  public List<String> asked(ActionName action, String resource) {
    return asked(action, resource, "*", "*");
  }

  /** The same in one partition and account. */
  List<String> asked(ActionName action, String resource, String partition, String account) {
    if (!resource.equals(AccessRequest.ANY_RESOURCE)) {
      return List.of(resource);
    }
    Optional<ActionEntry> entry = catalog.action(action.service(), action.name());
    if (entry.isEmpty() || entry.get().wildcardOnly()) {
      return List.of(AccessRequest.ANY_RESOURCE);
    }
    Set<String> patterns = new LinkedHashSet<>();
    entry
        .get()
        .resourceTypes()
        .forEach(
            type ->
                type.type()
                    .arnPatterns()
                    .forEach(pattern -> patterns.add(pattern.withStars(partition, account))));
    return List.copyOf(patterns);
  }

  /** What of a resource or pattern the principal can do this on; nothing if it cannot. */
  public List<Grant> grants(RequestPrincipal principal, ActionName action, String asked) {
    boolean pattern = ActionPatterns.isPattern(asked) && !asked.equals(AccessRequest.ANY_RESOURCE);
    return pattern ? onPattern(principal, action, asked) : onResource(principal, action, asked);
  }

  private List<Grant> onResource(RequestPrincipal principal, ActionName action, String resource) {
    AccessRequest request = request(principal, action, resource);
    ApplicablePolicies policies = scope.policies(request);
    if (scope.engine().authorize(request, policies).decision().isDenied()) {
      return List.of();
    }
    Supposition supposition = scope.engine().suppose(request, policies);
    AccessCondition condition = AccessCondition.of(supposition, resource);
    if (condition.equals(AccessCondition.NEVER)) {
      return List.of();
    }
    return List.of(
        new Grant(
            principal,
            action,
            resource,
            Reach.RESOURCE,
            List.of(resource),
            List.of(resource),
            condition,
            granting(supposition)));
  }

  private static List<MatchedStatement> granting(Supposition supposition) {
    return supposition.explanation().result().matchedStatements().stream()
        .filter(matched -> matched.statement().effect() == Effect.ALLOW)
        .filter(matched -> GRANTING.contains(matched.layer()))
        .toList();
  }

  /** Resources of a pattern for which one condition holds. */
  private record Part(List<String> examples, Set<MatchedStatement> statements) {}

  private List<Grant> onPattern(RequestPrincipal principal, ActionName action, String asked) {
    AccessRequest pattern = request(principal, action, asked);
    PatternSorts.Sorts found = sorts.of(pattern, scope.policies(pattern));
    Map<AccessCondition, Part> parts = new LinkedHashMap<>();
    int granted = 0;
    for (String example : found.examples()) {
      for (Grant grant : onResource(principal, action, example)) {
        if (isIdle(principal, example, grant.condition())) {
          continue;
        }
        Part part =
            parts.computeIfAbsent(
                general(grant.condition(), asked),
                condition -> new Part(new ArrayList<>(), new LinkedHashSet<>()));
        part.examples.add(example);
        part.statements.addAll(grant.statements());
        granted++;
      }
    }
    boolean everywhere = granted == found.examples().size() && found.complete();
    boolean all = everywhere && parts.size() == 1;
    PartNames names = new PartNames(asked, found.examples(), found.relevant().patterns());
    List<Grant> grants = new ArrayList<>();
    parts.forEach(
        (condition, part) -> {
          Set<String> some = new LinkedHashSet<>(part.examples);
          List<String> named = found.complete() ? names.orAllBut(some) : List.of();
          grants.add(
              new Grant(
                  principal,
                  action,
                  asked,
                  all ? Reach.ALL : Reach.SOME,
                  all ? List.of(asked) : named,
                  part.examples,
                  condition,
                  List.copyOf(part.statements)));
        });
    return grants;
  }

  /** What a caller of no account may do on a resource that nobody knows of says nothing. */
  private boolean isIdle(RequestPrincipal principal, String example, AccessCondition condition) {
    return principal.account().isEmpty()
        && condition.isUndetermined()
        && scope.environment().resource(example).isEmpty();
  }

  /** A condition that speaks of the example speaks of the resource asked for. */
  private static AccessCondition general(AccessCondition condition, String asked) {
    if (condition instanceof AccessCondition.All all) {
      return new AccessCondition.All(all.parts().stream().map(p -> general(p, asked)).toList());
    }
    if (condition instanceof AccessCondition.Any any) {
      return new AccessCondition.Any(any.parts().stream().map(p -> general(p, asked)).toList());
    }
    if (condition instanceof AccessCondition.Not not) {
      return new AccessCondition.Not(general(not.part(), asked));
    }
    return condition instanceof AccessCondition.Covers covers
        ? new AccessCondition.Covers("the resource", covers.negated(), covers.patterns())
        : condition;
  }

  AccessRequest request(RequestPrincipal principal, ActionName action, String resource) {
    boolean own = unlistedAreOwn && scope.environment().resource(resource).isEmpty();
    return new AccessRequest(
        principal, action, resource, own ? principal.account().orElse(null) : null, context);
  }
}
