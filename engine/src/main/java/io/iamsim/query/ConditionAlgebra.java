package io.iamsim.query;

import io.iamsim.query.AccessCondition.All;
import io.iamsim.query.AccessCondition.Any;
import io.iamsim.query.AccessCondition.Not;
import io.iamsim.query.AccessCondition.Undetermined;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes expressions, and makes them short by the laws of logic alone: nesting, repetition,
 * absorption, contradiction, common parts. What two tests say of each other is not looked at, so
 * nothing is ever made weaker.
 */
final class ConditionAlgebra {
  private ConditionAlgebra() {}

  /** All of them. */
  static AccessCondition all(Collection<AccessCondition> conditions) {
    Set<AccessCondition> parts = new LinkedHashSet<>();
    for (AccessCondition condition : conditions) {
      if (condition instanceof All all) {
        parts.addAll(all.parts());
      } else {
        parts.add(condition);
      }
    }
    if (parts.contains(AccessCondition.NEVER) || contradict(parts)) {
      return AccessCondition.NEVER;
    }
    parts.removeIf(
        part -> part instanceof Any any && any.parts().stream().anyMatch(parts::contains));
    List<AccessCondition> left =
        parts.stream().map(part -> without(part, parts)).distinct().toList();
    if (!left.equals(List.copyOf(parts))) {
      return all(left);
    }
    return left.size() == 1 ? left.get(0) : new All(left);
  }

  /** An alternative that contradicts another part of the conjunction is none. */
  private static AccessCondition without(AccessCondition part, Set<AccessCondition> parts) {
    if (!(part instanceof Any any)) {
      return part;
    }
    List<AccessCondition> possible =
        any.parts().stream().filter(alternative -> !parts.contains(not(alternative))).toList();
    return possible.size() == any.parts().size() ? part : any(possible);
  }

  /** One of them. */
  static AccessCondition any(Collection<AccessCondition> conditions) {
    Set<AccessCondition> parts = new LinkedHashSet<>();
    for (AccessCondition condition : conditions) {
      if (condition instanceof Any any) {
        parts.addAll(any.parts());
      } else {
        parts.add(condition);
      }
    }
    if (parts.contains(AccessCondition.ALWAYS) || contradict(parts)) {
      return AccessCondition.ALWAYS;
    }
    List<AccessCondition> left = parts.stream().filter(part -> !absorbed(part, parts)).toList();
    if (left.size() == 1) {
      return left.get(0);
    }
    Set<AccessCondition> common = common(left);
    if (common.isEmpty()) {
      return new Any(left);
    }
    List<AccessCondition> rest = new ArrayList<>();
    for (AccessCondition part : left) {
      rest.add(all(conjuncts(part).stream().filter(each -> !common.contains(each)).toList()));
    }
    List<AccessCondition> factored = new ArrayList<>(common);
    factored.add(any(rest));
    return all(factored);
  }

  /** Not that. */
  static AccessCondition not(AccessCondition condition) {
    if (condition instanceof Not not) {
      return not.part();
    }
    if (condition instanceof All all) {
      return any(all.parts().stream().map(ConditionAlgebra::not).toList());
    }
    if (condition instanceof Any any) {
      return all(any.parts().stream().map(ConditionAlgebra::not).toList());
    }
    return condition instanceof Undetermined ? condition : new Not(condition);
  }

  /** A part and its negation; what cannot be determined contradicts nothing. */
  private static boolean contradict(Set<AccessCondition> parts) {
    return parts.stream().anyMatch(part -> part instanceof Not not && parts.contains(not.part()));
  }

  /** x or (x and y) is x. */
  private static boolean absorbed(AccessCondition part, Set<AccessCondition> parts) {
    List<AccessCondition> mine = conjuncts(part);
    return parts.stream()
        .anyMatch(
            other -> {
              List<AccessCondition> theirs = conjuncts(other);
              return !other.equals(part) && theirs.size() < mine.size() && mine.containsAll(theirs);
            });
  }

  private static Set<AccessCondition> common(List<AccessCondition> parts) {
    if (parts.isEmpty()) {
      return Set.of();
    }
    Set<AccessCondition> common = new LinkedHashSet<>(conjuncts(parts.get(0)));
    parts.forEach(part -> common.retainAll(conjuncts(part)));
    return common;
  }

  private static List<AccessCondition> conjuncts(AccessCondition condition) {
    return condition instanceof All all ? all.parts() : List.of(condition);
  }
}
