package io.iamsim.explain;

import io.iamsim.decision.Layer;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement against the request.
 *
 * @param layer the layer it takes part in
 * @param target the organisation node its policy is attached to, or null
 * @param policyType the type of its policy
 * @param policy the name of its policy
 * @param statement the statement, with its place
 * @param outcome whether all its parts fit
 * @param parts its parts, all of them, in the order action, principal, resource, conditions
 */
public record StatementExplanation(
    Layer layer,
    @Nullable String target,
    PolicyType policyType,
    String policy,
    Statement statement,
    PartExplanation.Outcome outcome,
    List<PartExplanation> parts) {
  public StatementExplanation {
    parts = List.copyOf(parts);
  }

  /** The organisation node its policy is attached to. */
  public Optional<String> targetNode() {
    return Optional.ofNullable(target);
  }

  /** How many parts do not fit. */
  public long mismatches() {
    return parts.stream().filter(part -> part.outcome() != PartExplanation.Outcome.MATCHES).count();
  }
}
