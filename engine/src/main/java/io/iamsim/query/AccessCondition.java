package io.iamsim.query;

import io.iamsim.Supposition;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionOperator;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyString;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Under what condition a request is allowed, as an expression over what is unknown of it. It is
 * never weaker than the policies: where it holds, they allow, unless a part of it is {@link
 * Undetermined}, of which nobody can say whether it holds.
 */
public sealed interface AccessCondition {
  /** Always. */
  AccessCondition ALWAYS = new All(List.of());

  /** Never. */
  AccessCondition NEVER = new Any(List.of());

  /** All of the parts hold; of none, always. */
  record All(List<AccessCondition> parts) implements AccessCondition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of the parts holds; of none, never. */
  record Any(List<AccessCondition> parts) implements AccessCondition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(AccessCondition part) implements AccessCondition {}

  /**
   * A condition of a policy holds (COND-1).
   *
   * @param operator how it compares
   * @param key what it reads
   * @param values what it compares with, each once, sorted
   */
  record Test(ConditionOperator operator, ConditionKey key, List<PolicyString> values)
      implements AccessCondition {
    public Test {
      values = values.stream().distinct().sorted(Comparator.comparing(PolicyString::text)).toList();
    }

    static Test of(Condition condition) {
      return new Test(
          condition.operator(),
          condition.key(),
          condition.values().stream().map(ConditionValue::value).toList());
    }
  }

  /**
   * The resource is one of a statement's, whose patterns have variables that are unknown
   * (MATCH-32).
   *
   * @param resource the resource asked for
   * @param negated true for {@code NotResource}
   * @param patterns the patterns, each once, sorted
   */
  record Covers(String resource, boolean negated, List<PolicyString> patterns)
      implements AccessCondition {
    public Covers {
      patterns =
          patterns.stream().distinct().sorted(Comparator.comparing(PolicyString::text)).toList();
    }

    /** Only patterns that could cover the resource for some value of a variable are left open. */
    static AccessCondition of(String resource, ResourceElement element) {
      PatternTokens asked = PatternTokens.literal(resource);
      List<PolicyString> open =
          element.patterns().stream()
              .map(ResourcePattern::value)
              .filter(PolicyString::hasVariables)
              .filter(value -> PatternWalk.overlap(asked, PatternTokens.open(value)))
              .toList();
      if (open.isEmpty()) {
        return element.negated() ? ALWAYS : NEVER;
      }
      return new Covers(resource, element.negated(), open);
    }
  }

  /** The request goes through no VPC endpoint, or through one whose policy allows it (VPCE-1). */
  record EndpointAllows() implements AccessCondition {}

  /**
   * Something that no expression over the context says.
   *
   * @param reason what is not known: lower case, no full stop
   */
  record Undetermined(String reason) implements AccessCondition {}

  /**
   * The condition under which a request is allowed.
   *
   * @param resource the resource that the request names
   */
  static AccessCondition of(Supposition supposition, String resource) {
    return ConditionDerivation.of(supposition, resource);
  }

  /** True if a part of the expression cannot be said. */
  default boolean isUndetermined() {
    return leaves(this).stream().anyMatch(Undetermined.class::isInstance);
  }

  /** The context keys that the expression reads, in its order. */
  default List<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (AccessCondition leaf : leaves(this)) {
      if (leaf instanceof Test test) {
        keys.add(test.key().text());
        test.values().forEach(value -> addVariables(value, keys));
      } else if (leaf instanceof Covers covers) {
        covers.patterns().forEach(pattern -> addVariables(pattern, keys));
      }
    }
    return List.copyOf(keys);
  }

  private static void addVariables(PolicyString text, Set<String> keys) {
    for (PolicyString.Segment segment : text.segments()) {
      if (segment instanceof PolicyString.Segment.Variable variable) {
        keys.add(variable.key().text());
      }
    }
  }

  private static List<AccessCondition> leaves(AccessCondition condition) {
    if (condition instanceof All all) {
      return all.parts().stream().flatMap(part -> leaves(part).stream()).toList();
    }
    if (condition instanceof Any any) {
      return any.parts().stream().flatMap(part -> leaves(part).stream()).toList();
    }
    return condition instanceof Not not ? leaves(not.part()) : List.of(condition);
  }
}
