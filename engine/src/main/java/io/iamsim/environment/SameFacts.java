package io.iamsim.environment;

import io.iamsim.source.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares two facts by what they say, wherever they stand.
 *
 * <p>A policy's positions are part of its record, so {@code equals} tells a document from its copy
 * in another file. Walking the components finds every place of any record without a second list of
 * what the records hold.
 */
final class SameFacts {
  private SameFacts() {}

  static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof SourceSpan && other instanceof SourceSpan) {
      return true;
    }
    if (one instanceof List<?> list && other instanceof List<?> others) {
      return sameItems(list, others);
    }
    if (one instanceof Record && other != null && one.getClass() == other.getClass()) {
      return sameComponents(one, other);
    }
    return Objects.equals(one, other);
  }

  private static boolean sameItems(List<?> list, List<?> others) {
    if (list.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!same(list.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameComponents(Object one, Object other) {
    try {
      for (RecordComponent component : one.getClass().getRecordComponents()) {
        if (!same(component.getAccessor().invoke(one), component.getAccessor().invoke(other))) {
          return false;
        }
      }
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a fact is not a public record: " + one.getClass(), e);
    }
  }
}
