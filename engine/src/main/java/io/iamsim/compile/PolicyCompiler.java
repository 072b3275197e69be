package io.iamsim.compile;

import io.iamsim.model.ActionElement;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.Statement;

/** Makes the compiled form of a document. */
public final class PolicyCompiler {
  private PolicyCompiler() {}

  /** The compiled form. */
  public static CompiledPolicy compile(PolicyDocument document) {
    return new CompiledPolicy(
        document,
        document.statements().stream()
            .map(statement -> compile(statement, document.type()))
            .toList());
  }

  private static CompiledStatement compile(Statement statement, PolicyType type) {
    ActionElement action = statement.action();
    ResourceElement resource = statement.resource();
    return new CompiledStatement(
        statement,
        action == null ? null : CompiledAction.of(action),
        resource == null ? null : CompiledResource.of(resource, type),
        statement.conditions().stream().map(CompiledCondition::of).toList());
  }
}
