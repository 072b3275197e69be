package io.iamsim.environment;

import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said of things: said twice alike is said once, said twice differently is a conflict.
 *
 * @param <V> what is said
 */
final class Definitions<V> {
  /** One thing's value and where it was said. */
  record Definition<V>(V value, SourceSpan at) {}

  private final Map<String, Definition<V>> byKey = new LinkedHashMap<>();
  private final List<Finding> findings;

  Definitions(List<Finding> findings) {
    this.findings = findings;
  }

  /** Says it; {@code subject} is how messages call the thing. */
  void put(String key, String subject, V value, SourceSpan at) {
    @Nullable Definition<V> first = byKey.putIfAbsent(key, new Definition<>(value, at));
    if (first != null && !SameFacts.same(first.value(), value)) {
      findings.add(
          Finding.of(
              FindingCode.CONFLICT,
              at,
              subject + " is defined differently at " + first.at(),
              "remove one of the two, or make them alike"));
    }
  }

  /** What was said first, or null. */
  @Nullable V get(String key) {
    @Nullable Definition<V> definition = byKey.get(key);
    return definition == null ? null : definition.value();
  }

  /** Everything said, in the order in which it was said. */
  Map<String, Definition<V>> all() {
    return byKey;
  }
}
