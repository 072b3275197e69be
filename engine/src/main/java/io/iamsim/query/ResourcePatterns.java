package io.iamsim.query;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.explain.Explanation;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests for all resources of a pattern (ROOM-101). The resources are sorted by what can
 * tell them apart, and one of each sort is decided. Safe for concurrent use.
 */
public final class ResourcePatterns {
  private final AccessScope scope;
  private final PatternSorts sorts;

  /** Patterns over the resources of a scope. */
  public ResourcePatterns(AccessScope scope) {
    this.scope = scope;
    this.sorts = new PatternSorts(scope, new Surroundings(scope.environment(), scope.catalog()));
  }

  /** True if a resource is a pattern: it has {@code *} or {@code ?} and is not {@code *} alone. */
  public static boolean isPattern(String resource) {
    return ActionPatterns.isPattern(resource) && !resource.equals(AccessRequest.ANY_RESOURCE);
  }

  /**
   * What is wrong with asking for an action on a resource, or on anything that a pattern means, if
   * the action works on none of it (ROOM-100).
   */
  public Optional<Finding> notApplicable(ActionName action, String resource) {
    if (!isPattern(resource)) {
      return scope.engine().notApplicable(action, resource);
    }
    AccessRequest anybody =
        new AccessRequest(
            new RequestPrincipal.Anonymous(), action, resource, null, RequestContext.empty());
    return refusal(anybody, sorts.of(anybody, ApplicablePolicies.none()));
  }

  private Optional<Finding> refusal(AccessRequest asked, PatternSorts.Sorts found) {
    if (!found.examples().isEmpty()) {
      return Optional.empty();
    }
    return scope
        .engine()
        .notApplicable(asked.action(), asked.resource())
        .or(
            () ->
                found.refused().stream()
                    .flatMap(
                        example -> scope.engine().notApplicable(asked.action(), example).stream())
                    .findFirst());
  }

  /** The answer to a request whose resource is a pattern, under the scope's policies. */
  public PatternAnswer decide(AccessRequest asked) {
    return decide(asked, scope::policies);
  }

  /**
   * The answer to a request whose resource is a pattern.
   *
   * @param policies what applies to a request, for one resource or for the pattern
   */
  public PatternAnswer decide(
      AccessRequest asked, Function<AccessRequest, ApplicablePolicies> policies) {
    PatternSorts.Sorts found = sorts.of(asked, policies.apply(asked));
    Optional<Finding> refusal = refusal(asked, found);
    if (refusal.isPresent()) {
      return PatternAnswer.notApplicable(asked, refusal.get());
    }
    // where no example can be made, nothing is known but what is decided of the text itself
    List<String> tried = found.examples().isEmpty() ? List.of(asked.resource()) : found.examples();
    boolean complete = found.complete() && !found.examples().isEmpty();
    Map<Outcome, List<String>> examples = new LinkedHashMap<>();
    for (String example : tried) {
      AccessRequest request = PatternSorts.on(asked, example);
      Outcome outcome = Outcome.of(scope.engine().authorize(request, policies.apply(request)));
      examples.computeIfAbsent(outcome, o -> new ArrayList<>()).add(example);
    }
    PartNames names = new PartNames(asked.resource(), tried, found.relevant().patterns());
    List<PatternAnswer.Part> parts = new ArrayList<>();
    for (List<String> alike : examples.values()) {
      AccessRequest request = PatternSorts.on(asked, alike.get(0));
      Explanation explanation =
          DecidingConditions.explained(
              scope.engine().suppose(request, policies.apply(request)), request.resource());
      List<String> named = examples.size() == 1 ? List.of() : names.of(new LinkedHashSet<>(alike));
      parts.add(new PatternAnswer.Part(named, alike, explanation));
    }
    parts.sort(
        Comparator.comparing((PatternAnswer.Part part) -> !part.resources().isEmpty())
            .thenComparing(part -> part.decision() != Decision.ALLOWED)
            .thenComparing(part -> -part.examples().size()));
    Set<Decision> decisions = new LinkedHashSet<>();
    examples.keySet().forEach(outcome -> decisions.add(outcome.decision()));
    return new PatternAnswer(asked, together(decisions, complete), parts, complete, null);
  }

  /** What a part of the resources has in common. */
  private record Outcome(
      Decision decision, List<Layer> decidedBy, @Nullable MatchedStatement deciding) {
    static Outcome of(EvaluationResult result) {
      return result.decision() == Decision.ALLOWED
          ? new Outcome(Decision.ALLOWED, List.of(), null)
          : new Outcome(
              result.decision(), result.decidedBy(), result.decidingStatement().orElse(null));
    }
  }

  /** The decision on all of it; of two sorts of denial the weaker claim (ROOM-1). */
  private static Decision together(Set<Decision> decisions, boolean complete) {
    if (!complete) {
      return Decision.UNKNOWN;
    }
    if (decisions.size() == 1) {
      return decisions.iterator().next();
    }
    return decisions.stream().allMatch(Decision::isDenied)
        ? Decision.IMPLICIT_DENY
        : Decision.UNKNOWN;
  }
}
