package io.iamsim.explain;

import io.iamsim.decision.Layer;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.List;
import java.util.Objects;
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

  /** True if a statement that matched is this one. */
  boolean isOf(MatchedStatement matched) {
    return layer == matched.layer()
        && Objects.equals(target, matched.target())
        && policy.equals(matched.policy())
        && statement.equals(matched.statement());
  }

  /**
   * The parts that one has to look at twice to see why they fit: the conditions, and the elements
   * that except what they name.
   */
  public List<PartExplanation> tellingParts() {
    return parts.stream()
        .filter(
            part ->
                switch (part.part()) {
                  case CONDITION -> true;
                  case ACTION -> statement.action() != null && statement.action().negated();
                  case RESOURCE -> statement.resource() != null && statement.resource().negated();
                  case PRINCIPAL ->
                      statement.principal() != null && statement.principal().negated();
                })
        .toList();
  }

  /** How many parts do not fit. */
  public long mismatches() {
    return parts.stream().filter(part -> part.outcome() != PartExplanation.Outcome.MATCHES).count();
  }
}
