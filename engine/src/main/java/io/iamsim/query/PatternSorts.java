package io.iamsim.query;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sorts the resources of a pattern by what can tell them apart for one request, and keeps what was
 * found for the next one that is alike. Safe for concurrent use.
 */
final class PatternSorts {
  /** With more than these it begins anew. */
  private static final int MOST_SPACES = 1_024;

  private final AccessScope scope;
  private final Surroundings surroundings;
  private final Map<Space, ResourceSpace> spaces = new ConcurrentHashMap<>();

  /** What a pattern's sorts were found for. */
  private record Space(String pattern, RelevantPatterns relevant) {}

  PatternSorts(AccessScope scope, Surroundings surroundings) {
    this.scope = scope;
    this.surroundings = surroundings;
  }

  /**
   * The sorts of a pattern's resources.
   *
   * @param relevant what tells them apart
   * @param examples one resource of each sort that the action works on
   * @param refused resources of the pattern that the action does not work on (ROOM-100)
   * @param complete true if every resource that the action works on is of one of these sorts, and
   *     every one of a sort is decided as its example is
   */
  record Sorts(
      RelevantPatterns relevant, List<String> examples, List<String> refused, boolean complete) {
    Sorts {
      examples = List.copyOf(examples);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Sorts the resources of a request whose resource is a pattern.
   *
   * @param policies what applies to the request
   */
  Sorts of(AccessRequest asked, ApplicablePolicies policies) {
    Function<ConditionKey, ContextValue> values = scope.engine().contextOf(asked);
    Sorts sorts = sorts(asked, policies, values);
    Set<ConditionKey> single = ofSingleResources(asked, sorts, values);
    if (single.isEmpty()) {
      return sorts;
    }
    Sorts coarse =
        sorts(
            asked,
            policies,
            key -> single.contains(key) ? new ContextValue.Unknown() : values.apply(key));
    return new Sorts(coarse.relevant(), coarse.examples(), coarse.refused(), false);
  }

  private Sorts sorts(
      AccessRequest asked,
      ApplicablePolicies policies,
      Function<ConditionKey, ContextValue> values) {
    RelevantPatterns relevant = RelevantPatterns.of(scope, surroundings, policies, asked, values);
    if (spaces.size() >= MOST_SPACES) {
      spaces.clear();
    }
    ResourceSpace space =
        spaces.computeIfAbsent(
            new Space(asked.resource(), relevant),
            key -> ResourceSpace.of(key.pattern(), key.relevant()));
    List<String> examples = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String example : space.examples()) {
      boolean applies = scope.engine().notApplicable(asked.action(), example).isEmpty();
      (applies ? examples : refused).add(example);
    }
    return new Sorts(relevant, examples, refused, space.complete() && relevant.exact());
  }

  /** Keys whose value differs from one resource of the pattern to another. */
  private Set<ConditionKey> ofSingleResources(
      AccessRequest asked, Sorts sorts, Function<ConditionKey, ContextValue> values) {
    Set<ConditionKey> single = new HashSet<>();
    if (sorts.relevant().inserted().isEmpty()) {
      return single;
    }
    for (String example : sorts.examples()) {
      Function<ConditionKey, ContextValue> there = scope.engine().contextOf(on(asked, example));
      for (ConditionKey key : sorts.relevant().inserted()) {
        if (!there.apply(key).equals(values.apply(key))) {
          single.add(key);
        }
      }
    }
    return single;
  }

  /** The request for one resource. */
  static AccessRequest on(AccessRequest asked, String resource) {
    return new AccessRequest(
        asked.principal(), asked.action(), resource, asked.resourceAccount(), asked.context());
  }
}
