package io.iamsim.model;

import io.iamsim.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement; it matches a request if its principal, action, resource and condition parts all do
 * (MATCH-10).
 *
 * @param index place in the document, from 0
 * @param sid the {@code Sid}, or null; it never affects a decision (GRAM-11)
 * @param effect what it does if it matches
 * @param principal who it speaks of, or null where the policy type has none
 * @param action which actions it speaks of, or null if it has none and so no effect (GRAM-14)
 * @param resource which resources it speaks of, or null (GRAM-15)
 * @param conditions all of which must hold (COND-1)
 * @param span the statement in its file
 */
public record Statement(
    int index,
    @Nullable String sid,
    Effect effect,
    @Nullable PrincipalElement principal,
    @Nullable ActionElement action,
    @Nullable ResourceElement resource,
    List<Condition> conditions,
    SourceSpan span) {
  public Statement {
    conditions = List.copyOf(conditions);
  }

  /** The Sid, or the statement's number counted from 1. */
  public String label() {
    return sid != null && !sid.isEmpty() ? sid : "statement " + (index + 1);
  }
}
