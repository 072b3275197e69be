package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * {@code Resource} or {@code NotResource}.
 *
 * @param negated true for {@code NotResource} (MATCH-29)
 * @param patterns the entries; none means that the statement has no effect (GRAM-17)
 * @param span the element in its file
 */
public record ResourceElement(boolean negated, List<ResourcePattern> patterns, SourceSpan span) {
  public ResourceElement {
    patterns = List.copyOf(patterns);
  }
}
