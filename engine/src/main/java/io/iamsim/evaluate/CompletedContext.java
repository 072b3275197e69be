package io.iamsim.evaluate;

import io.iamsim.compile.CompiledKey;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context keys of a request, given and derived.
 *
 * @param values what is known of single keys
 * @param absentFamilies prefixes in lower case, such as {@code aws:requesttag/}, of which every key
 *     not among the values is known to be absent
 * @param open whether every other key is unknown (UNK-1)
 */
public record CompletedContext(
    Map<ConditionKey, ContextValue> values, List<String> absentFamilies, boolean open)
    implements ContextKeys {
  private static final ContextValue ABSENT = new ContextValue.Absent();
  private static final ContextValue UNKNOWN = new ContextValue.Unknown();

  public CompletedContext {
    values = Map.copyOf(values);
    absentFamilies = List.copyOf(absentFamilies);
  }

  @Override
  public @Nullable ContextValue get(CompiledKey key) {
    return get(key.key());
  }

  /** What is known of a key; absent if nothing is. */
  public ContextValue orAbsent(ConditionKey key) {
    @Nullable ContextValue value = get(key);
    return value == null ? ABSENT : value;
  }

  /** What is known of a key, or null if nothing is; in an open context it is unknown then. */
  public @Nullable ContextValue get(ConditionKey key) {
    @Nullable ContextValue value = values.get(key);
    if (value != null) {
      return value;
    }
    for (String family : absentFamilies) {
      if (key.canonical().startsWith(family)) {
        return ABSENT;
      }
    }
    return open ? UNKNOWN : null;
  }
}
