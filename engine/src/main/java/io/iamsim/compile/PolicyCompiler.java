package io.iamsim.compile;

import io.iamsim.model.ActionElement;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;

/** Makes the compiled form of documents, all against one {@link KeyTable}. */
public final class PolicyCompiler {
  private final KeyTable keys;

  /** A compiler that numbers condition keys in a table. */
  public PolicyCompiler(KeyTable keys) {
    this.keys = keys;
  }

  /** The compiled form. */
  public CompiledPolicy compile(PolicyDocument document) {
    return new CompiledPolicy(
        document,
        document.statements().stream()
            .map(statement -> compile(statement, document.type()))
            .toList());
  }

  private CompiledStatement compile(Statement statement, PolicyType type) {
    ActionElement action = statement.action();
    ResourceElement resource = statement.resource();
    return new CompiledStatement(
        statement,
        type,
        action == null ? null : CompiledAction.of(action),
        resource == null ? null : CompiledResource.of(resource, type, keys),
        statement.conditions().stream()
            .map(condition -> CompiledCondition.of(condition, keys))
            .toList());
  }
}
