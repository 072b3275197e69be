package io.iamsim.query;

import io.iamsim.Supposition;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.PartExplanation.Outcome;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.Condition;
import io.iamsim.model.Effect;
import io.iamsim.model.ResourceElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a decision that hangs on unknown context keys into the condition under which it is an
 * allow.
 *
 * <p>The engine says which statements are uncertain and decides for any choice of them; nothing of
 * the ladder is repeated here. Every uncertain Deny that would deny must not match. Uncertain
 * Allows of one layer, level and manner of naming the caller stand in for each other, so the
 * choices are few; a choice that allows already leaves the others out, since more Allows never
 * deny.
 */
final class ConditionDerivation {
  /** Choices of groups are tried up to this many; an environment hardly has more than eight. */
  private static final int MOST_GROUPS = 12;

  private static final Set<String> ENDPOINT_KEYS =
      Set.of("aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip", "aws:sourcevpcarn");

  private final Supposition supposition;
  private final EvaluationResult result;
  private final String resource;

  private ConditionDerivation(Supposition supposition, String resource) {
    this.supposition = supposition;
    this.result = supposition.explanation().result();
    this.resource = resource;
  }

  /** The condition under which the request, on this resource, is allowed. */
  static AccessCondition of(Supposition supposition, String resource) {
    return new ConditionDerivation(supposition, resource).derive();
  }

  /** The condition under which a Deny matches that makes the request an explicit denial. */
  static AccessCondition explicitDeny(Supposition supposition, String resource) {
    ConditionDerivation derivation = new ConditionDerivation(supposition, resource);
    return ConditionAlgebra.any(
        possibleDenies(supposition).stream().map(derivation::matches).toList());
  }

  /** The Denies that may match and would decide. */
  static List<MatchedStatement> possibleDenies(Supposition supposition) {
    ConditionDerivation derivation = new ConditionDerivation(supposition, "");
    return supposition.explanation().result().matchedStatements().stream()
        .filter(matched -> !matched.certain())
        .filter(matched -> matched.statement().effect() == Effect.DENY)
        .filter(derivation::denies)
        .toList();
  }

  /** Allows that can stand in for each other. */
  private record Group(Layer layer, @Nullable String target, @Nullable GrantClass grant) {
    static Group of(MatchedStatement matched) {
      return new Group(matched.layer(), matched.target(), matched.grantClass());
    }
  }

  private AccessCondition derive() {
    if (result.decision() == Decision.ALLOWED) {
      return AccessCondition.ALWAYS;
    }
    if (result.decision() != Decision.UNKNOWN) {
      return AccessCondition.NEVER;
    }
    List<MatchedStatement> uncertain =
        result.matchedStatements().stream().filter(matched -> !matched.certain()).toList();
    List<AccessCondition> parts = new ArrayList<>();
    Map<Group, List<AccessCondition>> groups = new LinkedHashMap<>();
    for (MatchedStatement matched : uncertain) {
      if (matched.statement().effect() == Effect.ALLOW) {
        groups.computeIfAbsent(Group.of(matched), g -> new ArrayList<>()).add(matches(matched));
      } else if (denies(matched)) {
        parts.add(ConditionAlgebra.not(matches(matched)));
      }
    }
    Map<Group, AccessCondition> conditions = new LinkedHashMap<>();
    groups.forEach((group, members) -> conditions.put(group, ConditionAlgebra.any(members)));
    parts.add(
        groups.size() > MOST_GROUPS
            ? new AccessCondition.Undetermined("too many statements depend on unknown keys")
            : allowing(conditions, new HashSet<>(), List.copyOf(groups.keySet())));
    AccessCondition condition = ConditionAlgebra.all(parts);
    return readsTheWay(condition)
        ? ConditionAlgebra.all(List.of(condition, new AccessCondition.EndpointAllows()))
        : condition;
  }

  /** True if the request is denied where this Deny matches, even if everything else is for it. */
  private boolean denies(MatchedStatement deny) {
    return supposition
        .decision()
        .apply(m -> m.statement().effect() == Effect.ALLOW || same(m, deny))
        .isDenied();
  }

  private static boolean same(MatchedStatement one, MatchedStatement other) {
    return one.equals(other);
  }

  /** What the groups that are open must come to, where others are chosen to match. */
  private AccessCondition allowing(
      Map<Group, AccessCondition> conditions, Set<Group> matching, List<Group> open) {
    Decision best = decide(matching, open);
    if (best.isDenied()) {
      return AccessCondition.NEVER;
    }
    if (decide(matching, List.of()) == Decision.ALLOWED) {
      return AccessCondition.ALWAYS;
    }
    if (open.isEmpty()) {
      return new AccessCondition.Undetermined(unknownReason());
    }
    Group first = open.get(0);
    List<Group> rest = open.subList(1, open.size());
    AccessCondition without = allowing(conditions, matching, rest);
    matching.add(first);
    AccessCondition with = allowing(conditions, matching, rest);
    matching.remove(first);
    AccessCondition holds = conditions.getOrDefault(first, AccessCondition.NEVER);
    return ConditionAlgebra.any(List.of(ConditionAlgebra.all(List.of(holds, with)), without));
  }

  private Decision decide(Set<Group> matching, List<Group> alsoMatching) {
    return supposition
        .decision()
        .apply(
            matched ->
                matched.statement().effect() == Effect.ALLOW
                    && (matching.contains(Group.of(matched))
                        || alsoMatching.contains(Group.of(matched))));
  }

  /** All parts of the statement that are not known to fit must. */
  private AccessCondition matches(MatchedStatement matched) {
    Optional<StatementExplanation> found =
        supposition.explanation().statements().stream()
            .filter(explained -> explained.statement().equals(matched.statement()))
            .filter(explained -> explained.layer() == matched.layer())
            .filter(explained -> explained.policy().equals(matched.policy()))
            .filter(
                explained -> explained.targetNode().equals(Optional.ofNullable(matched.target())))
            .findFirst();
    if (found.isEmpty()) {
      return new AccessCondition.Undetermined(unknownReason());
    }
    List<AccessCondition> parts = new ArrayList<>();
    int condition = 0;
    for (PartExplanation part : found.get().parts()) {
      boolean open = part.outcome() == Outcome.UNKNOWN;
      if (part.part() == PartExplanation.Part.CONDITION) {
        Condition test = matched.statement().conditions().get(condition++);
        if (open) {
          parts.add(AccessCondition.Test.of(test));
        }
      } else if (open) {
        parts.add(openPart(part, matched));
      }
    }
    return ConditionAlgebra.all(parts);
  }

  private AccessCondition openPart(PartExplanation part, MatchedStatement matched) {
    ResourceElement element = matched.statement().resource();
    return part.part() == PartExplanation.Part.RESOURCE && element != null
        ? AccessCondition.Covers.of(resource, element)
        : new AccessCondition.Undetermined("the statement " + part.text());
  }

  /** A request that names its way through a VPC endpoint is also subject to that one's policy. */
  private static boolean readsTheWay(AccessCondition condition) {
    return condition.keys().stream()
        .anyMatch(key -> ENDPOINT_KEYS.contains(key.toLowerCase(java.util.Locale.ROOT)));
  }

  private String unknownReason() {
    List<String> reasons =
        result.notes().stream()
            .filter(note -> note.kind() == Note.Kind.NOT_PROVIDED)
            .map(Note::text)
            .toList();
    if (!reasons.isEmpty()) {
      return String.join("; ", reasons);
    }
    return result.unknownContextKeys().isEmpty()
        ? "something that decides is not known"
        : "it depends on "
            + result.unknownContextKeys().stream()
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
  }
}
