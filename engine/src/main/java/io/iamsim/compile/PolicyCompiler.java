package io.iamsim.compile;

import io.iamsim.match.Shared;
import io.iamsim.model.ActionElement;
import io.iamsim.model.Condition;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the compiled form of documents, all against one {@link KeyTable}. What they have in common
 * it makes once.
 */
public final class PolicyCompiler {
  private final KeyTable keys;
  private final Shared<CompiledAction> actions = new Shared<>(CompiledAction::of);

  /** A compiler that numbers condition keys in a table. */
  public PolicyCompiler(KeyTable keys) {
    this.keys = keys;
  }

  /** The compiled form. */
  public CompiledPolicy compile(PolicyDocument document) {
    List<Statement> statements = document.statements();
    @Nullable CompiledAction[] compiled = new @Nullable CompiledAction[statements.size()];
    for (int i = 0; i < compiled.length; i++) {
      ActionElement action = statements.get(i).action();
      compiled[i] = action == null ? null : CompiledAction.of(action, actions);
    }
    return new CompiledPolicy(document, compiled, this);
  }

  /** The compiled form of a statement whose action is. */
  CompiledStatement compile(Statement statement, PolicyType type, @Nullable CompiledAction action) {
    ResourceElement resource = statement.resource();
    List<CompiledCondition> conditions = new ArrayList<>(statement.conditions().size());
    for (Condition condition : statement.conditions()) {
      conditions.add(CompiledCondition.of(condition, keys));
    }
    return new CompiledStatement(
        statement,
        type,
        action,
        resource == null ? null : CompiledResource.of(resource, type, keys),
        conditions);
  }
}
