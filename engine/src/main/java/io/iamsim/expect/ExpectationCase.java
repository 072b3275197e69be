package io.iamsim.expect;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Note;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.explain.Explanation;
import io.iamsim.query.AccessScope;
import io.iamsim.query.DecidingConditions;
import io.iamsim.query.ResourcePatterns;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An expectation with the question that it asks.
 *
 * @param expectation what is expected
 * @param request the question, or null if what is expected is that the policies are refused
 * @param scope where to ask
 * @param change what the policies that apply are changed by, or null if by nothing
 */
public record ExpectationCase(
    Expectation expectation,
    @Nullable AccessRequest request,
    AccessScope scope,
    @Nullable UnaryOperator<ApplicablePolicies> change) {

  /** The question; absent if what is expected is that the policies are refused. */
  public Optional<AccessRequest> accessRequest() {
    return Optional.ofNullable(request);
  }

  /** The same expectation of another question. */
  public ExpectationCase withRequest(AccessRequest other) {
    return new ExpectationCase(expectation, other, scope, change);
  }

  /** Asks, and explains what is not as expected. */
  public Outcome ask() {
    if (request == null) {
      return invalid();
    }
    if (isPattern()) {
      return outcome(explain());
    }
    ApplicablePolicies policies = policies(request);
    EvaluationResult result = scope.engine().authorize(request, policies);
    return isMet(result)
        ? Outcome.met(this, result)
        : Outcome.unmet(this, explained(request, policies));
  }

  /** True if it asks for all resources of a pattern (ROOM-101). */
  public boolean isPattern() {
    return !expectation.literal() && ResourcePatterns.isPattern(expectation.resource());
  }

  /** What is wrong with asking for the action on the resource, if it does not work on it. */
  Optional<Finding> notApplicable() {
    if (request == null) {
      return Optional.empty();
    }
    return isPattern()
        ? scope.patterns().notApplicable(request.action(), request.resource())
        : scope.engine().notApplicable(request.action(), request.resource());
  }

  /** The decision; only for a case that asks a question. */
  public EvaluationResult authorize() {
    AccessRequest asked = accessRequest().orElseThrow();
    return isPattern() ? explain().result() : scope.engine().authorize(asked, policies(asked));
  }

  /** The decision alone, found as for a caller who wants no details; only for a case that asks. */
  public Decision decide() {
    AccessRequest asked = accessRequest().orElseThrow();
    if (isPattern()) {
      return explain().result().decision();
    }
    return expectation.ownPolicies().isPresent() || change != null
        ? scope.engine().decide(asked, policies(asked))
        : scope.engine().decide(asked);
  }

  /** Everything that leads to the decision; only for a case that asks a question. */
  public Explanation explain() {
    AccessRequest asked = accessRequest().orElseThrow();
    return isPattern()
        ? scope.patterns().decide(asked, this::policies).explanation()
        : scope.engine().explain(asked, policies(asked));
  }

  /** What an undecided answer hangs on is told with it. */
  private Explanation explained(AccessRequest asked, ApplicablePolicies policies) {
    return DecidingConditions.explained(scope.engine().suppose(asked, policies), asked.resource());
  }

  /** The outcome that an explanation shows. */
  Outcome outcome(Explanation explanation) {
    return isMet(explanation.result())
        ? Outcome.met(this, explanation.result())
        : Outcome.unmet(this, explanation);
  }

  private Outcome invalid() {
    boolean refused = expectation.ownPolicies().filter(Checked::ok).isEmpty();
    return Outcome.ofPolicies(this, refused);
  }

  private ApplicablePolicies policies(AccessRequest asked) {
    ApplicablePolicies policies =
        expectation
            .ownPolicies()
            .map(Checked::orElseThrow)
            .orElseGet(() -> scope.engine().applicablePolicies(asked));
    return change == null ? policies : change.apply(policies);
  }

  private boolean isMet(EvaluationResult result) {
    return accepts(result)
        && (expectation.because() == null || result.decidedBy().contains(expectation.because()))
        && result.notes().stream().map(Note::rule).toList().containsAll(expectation.notes());
  }

  /**
   * What the action does not work on is denied, and no more than that can be expected (ROOM-100).
   */
  private boolean accepts(EvaluationResult result) {
    return result.notApplicable()
        ? expectation.expect() == ExpectedDecision.DENIED
        : expectation.expect().accepts(result.decision());
  }
}
