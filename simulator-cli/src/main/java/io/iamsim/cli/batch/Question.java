package io.iamsim.cli.batch;

import io.iamsim.decision.MatchedStatement;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.Statement;
import io.iamsim.query.ResourcePatterns;
import io.iamsim.request.AccessRequest;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that is a request.
 *
 * @param id the caller's own name for it, or null
 * @param request what is asked
 * @param literal true if stars in the resource are characters, and it is no pattern (ROOM-101)
 * @param policies what applies, or null if the environment says so
 * @param session the session that asks, or null if a principal does
 * @param placed where each policy stands among the policies
 * @param policiesFrom how far from the start of the line the policies begin
 * @param line the line
 */
record Question(
    @Nullable String id,
    AccessRequest request,
    boolean literal,
    @Nullable ApplicablePolicies policies,
    @Nullable IssuedSession session,
    List<Placed> placed,
    int policiesFrom,
    Line line) {

  /** A policy document and where it stands. */
  record Placed(Draft.Slot slot, PolicyDocument document) {}

  /** True if all resources of a pattern are asked for. */
  boolean isPattern() {
    return !literal && ResourcePatterns.isPattern(request.resource());
  }

  /** What applies, if the request says so itself. */
  Optional<ApplicablePolicies> ownPolicies() {
    return Optional.ofNullable(policies);
  }

  /** Where a statement that matched stands: in this line if its policy does. */
  SourceSpan placeOf(MatchedStatement matched) {
    return placed.stream()
        .filter(policy -> isIn(matched, policy))
        .findFirst()
        .map(policy -> matched.statement().span().movedTo(origin(policy.slot())))
        .orElse(matched.statement().span());
  }

  /** Where the policy in a slot begins. */
  private SourceSpan origin(Draft.Slot slot) {
    return line.place(policiesFrom + slot.from());
  }

  private static boolean isIn(MatchedStatement matched, Placed policy) {
    return matched.layer() == policy.slot().layer()
        && matched.policy().equals(policy.slot().name())
        && Objects.equals(matched.target(), policy.slot().target())
        && holds(policy.document(), matched.statement());
  }

  /** By identity: policies of one name may hold equal statements. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean holds(PolicyDocument document, Statement statement) {
    for (Statement own : document.statements()) {
      if (own == statement) {
        return true;
      }
    }
    return false;
  }
}
