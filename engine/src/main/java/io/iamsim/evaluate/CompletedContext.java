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
 * @param unknownFamilies prefixes in lower case of which every key not among the values is unknown
 * @param byAction what follows of any other key from what is asked for
 * @param open whether every other key is unknown (UNK-1)
 */
public record CompletedContext(
    Map<ConditionKey, ContextValue> values,
    List<String> absentFamilies,
    List<String> unknownFamilies,
    KeysOfAction byAction,
    boolean open)
    implements ContextKeys {
  private static final ContextValue ABSENT = new ContextValue.Absent();
  private static final ContextValue UNKNOWN = new ContextValue.Unknown();

  public CompletedContext {
    values = Map.copyOf(values);
    absentFamilies = List.copyOf(absentFamilies);
    unknownFamilies = List.copyOf(unknownFamilies);
  }

  /** What follows of a key from the action and the type of resource that are asked for. */
  @FunctionalInterface
  public interface KeysOfAction {
    /** What is known of a key that the request does not give, or null if nothing is. */
    @Nullable ContextValue get(ConditionKey key);
  }

  private static boolean isOf(List<String> families, ConditionKey key) {
    for (String family : families) {
      if (key.canonical().startsWith(family)) {
        return true;
      }
    }
    return false;
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
    if (isOf(absentFamilies, key)) {
      return ABSENT;
    }
    if (isOf(unknownFamilies, key)) {
      return UNKNOWN;
    }
    @Nullable ContextValue follows = byAction.get(key);
    if (follows != null) {
      return follows;
    }
    return open ? UNKNOWN : null;
  }
}
