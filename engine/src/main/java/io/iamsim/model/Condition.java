package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * One test of a {@code Condition} block: one operator, one key, its values.
 *
 * @param operator how to compare
 * @param key what to read from the request
 * @param values what to compare with; the alternatives of COND-1
 * @param span the key and its values in the file
 */
public record Condition(
    ConditionOperator operator, ConditionKey key, List<ConditionValue> values, SourceSpan span) {
  public Condition {
    values = List.copyOf(values);
  }
}
