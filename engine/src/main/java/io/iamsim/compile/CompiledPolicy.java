package io.iamsim.compile;

import io.iamsim.match.IntList;
import io.iamsim.match.ObjectSize;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A policy document in compiled form. Its actions are compiled at once; the rest of a statement
 * when it is first asked for, since most of a policy's statements never meet a request. It keeps
 * the plans that were made of it so far: one for each action asked for, at most {@link
 * #MOST_PLANS}, after which it begins anew.
 *
 * <p>It does not lead back to the document: whoever keeps compiled policies for as long as their
 * documents are in use could not tell, if the one kept the other in use.
 */
public final class CompiledPolicy {
  /** The most plans kept. */
  public static final int MOST_PLANS = 256;

  private final PolicyType type;
  private final List<Statement> sources;
  private final @Nullable CompiledAction[] actions;
  private final PolicyCompiler compiler;
  private final AtomicReferenceArray<@Nullable CompiledStatement> statements;
  private final ActionIndex index;
  private final Map<ActionName, ActionPlan> plans = new ConcurrentHashMap<>(2);

  /**
   * A policy whose statements are still to be compiled.
   *
   * @param actions of each statement, null for one without
   * @param compiler what compiles the rest
   */
  CompiledPolicy(
      PolicyDocument document, @Nullable CompiledAction[] actions, PolicyCompiler compiler) {
    this.type = document.type();
    this.sources = document.statements();
    this.actions = actions;
    this.compiler = compiler;
    this.statements = new AtomicReferenceArray<>(actions.length);
    this.index = new ActionIndex(actions);
  }

  /** One for each statement, in order. */
  public List<CompiledStatement> statements() {
    List<CompiledStatement> all = new ArrayList<>(statements.length());
    for (int i = 0; i < statements.length(); i++) {
      all.add(statement(i));
    }
    return all;
  }

  /** The statements that cover an action, in order. */
  public List<CompiledStatement> covering(ActionName action) {
    IntList covering = index.covering(action);
    List<CompiledStatement> found = new ArrayList<>(covering.size());
    for (int i = 0; i < covering.size(); i++) {
      found.add(statement(covering.get(i)));
    }
    return found;
  }

  private CompiledStatement statement(int number) {
    @Nullable CompiledStatement known = statements.get(number);
    if (known != null) {
      return known;
    }
    CompiledStatement compiled = compiler.compile(sources.get(number), type, actions[number]);
    return statements.compareAndSet(number, null, compiled) ? compiled : statement(number);
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

  /**
   * The bytes that the compiled form takes so far, the document and its texts aside. What it has in
   * common with other policies of the engine, which is action entries that are spelt alike, is
   * counted as if it had it alone. A test holds it to the growth of the heap, within a tenth.
   */
  public long retainedBytes() {
    long bytes =
        ObjectSize.object(28)
            + ObjectSize.object(ObjectSize.REFERENCE)
            + ObjectSize.array(statements.length(), ObjectSize.REFERENCE)
            + index.bytes()
            + RetainedBytes.of(plans);
    for (int i = 0; i < statements.length(); i++) {
      CompiledAction action = actions[i];
      @Nullable CompiledStatement statement = statements.get(i);
      bytes += action == null ? 0 : RetainedBytes.of(action);
      bytes += statement == null ? 0 : RetainedBytes.of(statement);
    }
    return bytes;
  }
}
