package io.iamsim.compile;

import io.iamsim.model.Condition;
import java.util.List;

/**
 * A condition in compiled form.
 *
 * @param source what it was compiled from
 * @param values the values it compares with
 */
public record CompiledCondition(Condition source, List<CompiledValue> values) {
  public CompiledCondition {
    values = List.copyOf(values);
  }

  static CompiledCondition of(Condition condition) {
    return new CompiledCondition(
        condition,
        condition.values().stream()
            .map(value -> CompiledValue.of(condition.operator().comparison(), value.value()))
            .toList());
  }
}
