package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy document that was read without error: what GRAM-1 to GRAM-17 leave of its text.
 *
 * @param type the policy type that it was read as
 * @param version the language version; a missing one reads as the older (GRAM-8)
 * @param id the {@code Id} element, or null
 * @param statements in the order of the text
 * @param size its characters without white space (QUOTA-1); 0 for a document that is not read
 * @param span the document in its file
 */
public record PolicyDocument(
    PolicyType type,
    PolicyVersion version,
    @Nullable String id,
    List<Statement> statements,
    int size,
    SourceSpan span) {
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /** The {@code Id} element. */
  public Optional<String> idElement() {
    return Optional.ofNullable(id);
  }
}
