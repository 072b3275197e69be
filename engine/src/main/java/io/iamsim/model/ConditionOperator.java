package io.iamsim.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition operator, taken apart: set qualifier, comparison, negation, {@code IfExists}
 * (COND-3).
 *
 * @param set the qualifier
 * @param comparison what is compared
 * @param negated true for the {@code Not} forms
 * @param ifExists true if an absent key satisfies the condition
 */
public record ConditionOperator(
    SetOperator set, Comparison comparison, boolean negated, boolean ifExists) {

  private static final String IF_EXISTS = "IfExists";
  private static final Map<String, ConditionOperator> BASE = baseOperators();
  private static final Map<String, ConditionOperator> CANONICAL = canonicalOperators();

  /**
   * The operator that the name spells, in any case (COND-3); absent if there is none such, as for
   * {@code NullIfExists} (COND-30).
   */
  public static Optional<ConditionOperator> parse(String name) {
    @Nullable ConditionOperator canonical = CANONICAL.get(name);
    if (canonical != null) {
      return Optional.of(canonical);
    }
    SetOperator set = SetOperator.NONE;
    String rest = name;
    for (SetOperator candidate : SetOperator.values()) {
      String prefix = candidate.prefix();
      if (!prefix.isEmpty() && name.regionMatches(true, 0, prefix, 0, prefix.length())) {
        set = candidate;
        rest = name.substring(prefix.length());
      }
    }
    String lower = rest.toLowerCase(Locale.ROOT);
    @Nullable ConditionOperator base = BASE.get(lower);
    boolean ifExists = false;
    if (base == null && lower.endsWith(IF_EXISTS.toLowerCase(Locale.ROOT))) {
      base = BASE.get(lower.substring(0, lower.length() - IF_EXISTS.length()));
      ifExists = true;
    }
    if (base == null || (ifExists && base.comparison == Comparison.NULL)) {
      return Optional.empty();
    }
    return Optional.of(new ConditionOperator(set, base.comparison, base.negated, ifExists));
  }

  /** True if the name is an operator's in the spelling of AWS's documentation. */
  public static boolean isCanonical(String name) {
    return CANONICAL.containsKey(name);
  }

  /** Every operator in the spelling of AWS's documentation, sorted. */
  public static List<String> names() {
    return CANONICAL.keySet().stream().sorted().toList();
  }

  /** The spelling of AWS's documentation. */
  public String canonicalName() {
    String base = negated ? comparison.negatedName() : comparison.positiveName();
    return set.prefix() + base + (ifExists ? IF_EXISTS : "");
  }

  private static Map<String, ConditionOperator> baseOperators() {
    Map<String, ConditionOperator> operators = new HashMap<>();
    for (Comparison comparison : Comparison.values()) {
      operators.put(
          comparison.positiveName().toLowerCase(Locale.ROOT),
          new ConditionOperator(SetOperator.NONE, comparison, false, false));
      if (!comparison.negatedName().isEmpty()) {
        operators.put(
            comparison.negatedName().toLowerCase(Locale.ROOT),
            new ConditionOperator(SetOperator.NONE, comparison, true, false));
      }
    }
    return Map.copyOf(operators);
  }

  /** Every operator with every modifier that it may have. */
  private static Map<String, ConditionOperator> canonicalOperators() {
    Map<String, ConditionOperator> operators = new HashMap<>();
    for (ConditionOperator base : BASE.values()) {
      for (SetOperator set : SetOperator.values()) {
        put(new ConditionOperator(set, base.comparison, base.negated, false), operators);
        if (base.comparison != Comparison.NULL) {
          put(new ConditionOperator(set, base.comparison, base.negated, true), operators);
        }
      }
    }
    return Map.copyOf(operators);
  }

  private static void put(ConditionOperator operator, Map<String, ConditionOperator> operators) {
    operators.put(operator.canonicalName(), operator);
  }

  @Override
  public String toString() {
    return canonicalName();
  }
}
