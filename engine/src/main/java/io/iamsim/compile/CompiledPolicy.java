package io.iamsim.compile;

import io.iamsim.model.PolicyDocument;
import java.util.List;

/**
 * A policy document in compiled form.
 *
 * @param document what it was compiled from
 * @param statements one for each statement, in order
 */
public record CompiledPolicy(PolicyDocument document, List<CompiledStatement> statements) {
  public CompiledPolicy {
    statements = List.copyOf(statements);
  }
}
