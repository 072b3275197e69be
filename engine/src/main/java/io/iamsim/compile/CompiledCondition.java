package io.iamsim.compile;

import io.iamsim.model.Comparison;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in compiled form.
 *
 * @param source what it was compiled from
 * @param key the key that it reads
 * @param values the values that do not depend on the request; null if there are none
 * @param templates the values that do (VAR-7)
 * @param malformed true if there is a value that its comparison cannot read (COND-33)
 */
public record CompiledCondition(
    Condition source,
    CompiledKey key,
    @Nullable CompiledValues values,
    List<CompiledTemplate> templates,
    boolean malformed) {
  public CompiledCondition {
    templates = List.copyOf(templates);
  }

  static CompiledCondition of(Condition condition, KeyTable keys) {
    Comparison comparison = condition.operator().comparison();
    List<PolicyString> fixed = new ArrayList<>();
    List<CompiledTemplate> templates = new ArrayList<>();
    boolean malformed = false;
    for (ConditionValue value : condition.values()) {
      PolicyString text = value.value();
      if (!text.malformed() && text.hasVariables()) {
        templates.add(CompiledTemplate.of(text, keys));
      } else if (CompiledValues.isMalformed(comparison, text)) {
        malformed = true;
      } else {
        fixed.add(text);
      }
    }
    return new CompiledCondition(
        condition,
        keys.key(condition.key()),
        CompiledValues.of(comparison, fixed),
        templates,
        malformed);
  }
}
