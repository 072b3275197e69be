package io.iamsim.compile;

import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy document in compiled form, with the plans that were made of it so far: one for each
 * action asked for, at most {@link #MOST_PLANS}, after which it begins anew.
 */
public final class CompiledPolicy {
  /** The most plans kept. */
  public static final int MOST_PLANS = 256;

  private final PolicyDocument document;
  private final List<CompiledStatement> statements;
  private final ActionIndex index;
  private final Map<ActionName, ActionPlan> plans = new ConcurrentHashMap<>(2);

  CompiledPolicy(PolicyDocument document, List<CompiledStatement> statements) {
    this.document = document;
    this.statements = List.copyOf(statements);
    this.index = new ActionIndex(this.statements);
  }

  /** What it was compiled from. */
  public PolicyDocument document() {
    return document;
  }

  /** One for each statement, in order. */
  public List<CompiledStatement> statements() {
    return statements;
  }

  /** The statements that cover an action, in order. */
  public List<CompiledStatement> covering(ActionName action) {
    return index.covering(action);
  }

  /** The plan for an action. */
  public ActionPlan plan(ActionName action) {
    @Nullable ActionPlan known = plans.get(action);
    if (known != null) {
      return known;
    }
    ActionPlan plan = ActionPlan.of(covering(action));
    if (plans.size() >= MOST_PLANS) {
      plans.clear();
    }
    plans.put(action, plan);
    return plan;
  }

  /** An estimate of the bytes that the compiled form takes, the document and its text aside. */
  public long retainedBytes() {
    return RetainedBytes.of(statements)
        + plans.values().stream().mapToLong(ActionPlan::retainedBytes).sum();
  }
}
