package io.iamsim.session;

import io.iamsim.decision.Decision;
import io.iamsim.decision.Note;
import io.iamsim.explain.Explanation;
import io.iamsim.request.AccessRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session would be issued.
 *
 * @param call the call
 * @param decision allowed if every authorization is and nothing stands against the call
 * @param refusals what AWS refuses in the call itself, whatever the policies say
 * @param authorizations what the call needs, each decided as any request is
 * @param issued the session, or null if the call is denied; of an undecided call the session that
 *     there would be
 * @param notes what else to know
 */
public record AssumeRoleAnswer(
    AssumeRoleCall call,
    Decision decision,
    List<Refusal> refusals,
    List<Authorization> authorizations,
    @Nullable IssuedSession issued,
    List<Note> notes) {
  public AssumeRoleAnswer {
    refusals = List.copyOf(refusals);
    authorizations = List.copyOf(authorizations);
    notes = List.copyOf(notes);
  }

  /**
   * Why AWS refuses a call.
   *
   * @param rule the rule of docs/semantics.md
   * @param text what is wrong: lower case, no full stop
   */
  public record Refusal(String rule, String text) {}

  /** One thing that the call needs to be allowed. */
  public record Authorization(AccessRequest request, Explanation explanation) {
    /** Its decision. */
    public Decision decision() {
      return explanation.result().decision();
    }
  }

  /** The session; none if the call is denied. */
  public Optional<IssuedSession> session() {
    return Optional.ofNullable(issued);
  }

  /** The same with an undecided answer taken as decided. */
  public AssumeRoleAnswer takenAs(Decision settled) {
    if (decision != Decision.UNKNOWN) {
      return this;
    }
    return new AssumeRoleAnswer(
        call,
        settled,
        refusals,
        authorizations,
        settled == Decision.ALLOWED ? issued : null,
        notes);
  }
}
