package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;

/**
 * {@code Principal} or {@code NotPrincipal}: the entries are alternatives (PRIN-3).
 *
 * @param negated true for {@code NotPrincipal} (PRIN-20)
 * @param entries all types together; none matches nobody (GRAM-17)
 * @param span the element in its file
 */
public record PrincipalElement(boolean negated, List<PrincipalEntry> entries, SourceSpan span) {
  public PrincipalElement {
    entries = List.copyOf(entries);
  }
}
