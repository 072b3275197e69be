package io.iamsim;

import io.iamsim.decision.Note;
import io.iamsim.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions that a call comes to (MULTI-1, MULTI-4): one for each of its resources, one for
 * each further action that is known to be needed and can be asked; and what else it needs that
 * cannot be asked, because the call does not say on what.
 *
 * @param targets the action on each resource
 * @param dependents the further actions
 * @param notEvaluated what was not asked, each as a note (UNK-6)
 */
public record CallPlan(
    List<AccessRequest> targets, List<AccessRequest> dependents, List<Note> notEvaluated) {
  public CallPlan {
    targets = List.copyOf(targets);
    dependents = List.copyOf(dependents);
    notEvaluated = List.copyOf(notEvaluated);
  }

  /** All questions: the targets, then the dependents. */
  public List<AccessRequest> questions() {
    List<AccessRequest> all = new ArrayList<>(targets);
    all.addAll(dependents);
    return List.copyOf(all);
  }
}
