package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * {@code Action} or {@code NotAction}.
 *
 * @param negated true for {@code NotAction} (MATCH-6)
 * @param patterns the entries; none means that the statement has no effect (GRAM-17)
 * @param span the element in its file
 */
public record ActionElement(boolean negated, List<ActionPattern> patterns, SourceSpan span) {
  public ActionElement {
    patterns = List.copyOf(patterns);
  }
}
