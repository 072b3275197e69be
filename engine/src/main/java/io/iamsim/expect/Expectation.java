package io.iamsim.expect;

import io.iamsim.PolicyChanges;
import io.iamsim.decision.Layer;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestContext;
import io.iamsim.source.Checked;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One expected decision: a case, or one cell of a matrix.
 *
 * @param name what is claimed; for a cell with the cell's principal, action and resource
 * @param rules what the case holds to, such as rules of docs/semantics.md
 * @param principal who asks, as written: may be a short name
 * @param principalSpan where that stands
 * @param action what for
 * @param resource on what
 * @param literal true if stars in the resource are characters, and it is no pattern (ROOM-101)
 * @param resourceAccount the owner where the resource names none, or null
 * @param context what the request carries, the file's defaults included
 * @param policies the case's own policies or what is wrong with them, or null if the environment's
 *     apply
 * @param changes single policies that the case takes away or adds, the file's defaults included
 * @param expect the decision expected
 * @param because the layer expected to decide, or null
 * @param notes the rules that remarks of the answer must name, such as a low-confidence reading's
 * @param span the case in its file
 */
public record Expectation(
    String name,
    List<String> rules,
    String principal,
    SourceSpan principalSpan,
    ActionName action,
    String resource,
    boolean literal,
    @Nullable AccountId resourceAccount,
    RequestContext context,
    @Nullable Checked<ApplicablePolicies> policies,
    PolicyChanges changes,
    ExpectedDecision expect,
    @Nullable Layer because,
    List<String> notes,
    SourceSpan span) {
  public Expectation {
    rules = List.copyOf(rules);
    notes = List.copyOf(notes);
  }

  /** The case's own policies, or what is wrong with them. */
  public Optional<Checked<ApplicablePolicies>> ownPolicies() {
    return Optional.ofNullable(policies);
  }

  /** The layer expected to decide. */
  public Optional<Layer> expectedLayer() {
    return Optional.ofNullable(because);
  }

  /** What is expected, as a sentence says it. */
  public String wanted() {
    return expect.text()
        + (because == null ? "" : " because of " + because.text())
        + (notes.isEmpty() ? "" : " with a remark on " + String.join(", ", notes));
  }
}
