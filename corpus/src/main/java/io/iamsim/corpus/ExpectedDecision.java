package io.iamsim.corpus;

import io.iamsim.parse.SourceNode;
import io.iamsim.request.RequestContext;
import io.iamsim.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One expected decision: a case, or one cell of a matrix.
 *
 * @param name what is claimed
 * @param rules the rules of docs/semantics.md that the case holds to
 * @param principal who asks
 * @param action what for
 * @param resource on what
 * @param resourceAccount the owner, or null
 * @param context what the request carries, the file's defaults included
 * @param policies the case's own policies in the shape of a batch request's, or null
 * @param expect allowed, explicitDeny, implicitDeny, denied, unknown or invalid
 * @param because the layer that decides, or null
 * @param notes the rules that remarks of the answer must name, such as a low-confidence reading's
 * @param span the case in its file
 */
public record ExpectedDecision(
    String name,
    List<String> rules,
    String principal,
    String action,
    String resource,
    @Nullable String resourceAccount,
    RequestContext context,
    @Nullable SourceNode policies,
    String expect,
    @Nullable String because,
    List<String> notes,
    SourceSpan span) {
  public ExpectedDecision {
    rules = List.copyOf(rules);
    notes = List.copyOf(notes);
  }

  /** The case's own policies. */
  public Optional<SourceNode> ownPolicies() {
    return Optional.ofNullable(policies);
  }
}
