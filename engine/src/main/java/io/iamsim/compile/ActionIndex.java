package io.iamsim.compile;

import io.iamsim.model.ActionName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which statements may cover an action: by the services that they name, and those that reach every
 * service ({@code *} and {@code NotAction}).
 */
final class ActionIndex {
  private final List<CompiledStatement> statements;
  private final Map<String, List<Integer>> byService = new HashMap<>();
  private final List<Integer> everywhere = new ArrayList<>();

  ActionIndex(List<CompiledStatement> statements) {
    this.statements = statements;
    for (int i = 0; i < statements.size(); i++) {
      CompiledAction action = statements.get(i).action();
      if (action != null && action.reachesEveryService()) {
        everywhere.add(i);
      } else if (action != null) {
        add(action, i);
      }
    }
  }

  private void add(CompiledAction action, int statement) {
    for (CompiledAction.Pattern pattern : action.patterns()) {
      List<Integer> of = byService.computeIfAbsent(pattern.service(), s -> new ArrayList<>(2));
      boolean there = !of.isEmpty() && of.get(of.size() - 1) == statement;
      if (!there) {
        of.add(statement);
      }
    }
  }

  /** The statements whose action element covers the action, in the order of the policy. */
  List<CompiledStatement> covering(ActionName action) {
    List<CompiledStatement> covering = new ArrayList<>();
    List<Integer> named = byService.getOrDefault(action.service(), List.of());
    int next = 0;
    for (int other : everywhere) {
      while (next < named.size() && named.get(next) < other) {
        addIfCovering(named.get(next++), action, covering);
      }
      addIfCovering(other, action, covering);
    }
    while (next < named.size()) {
      addIfCovering(named.get(next++), action, covering);
    }
    return covering;
  }

  private void addIfCovering(int index, ActionName action, List<CompiledStatement> covering) {
    CompiledStatement statement = statements.get(index);
    if (statement.action() != null && statement.action().covers(action)) {
      covering.add(statement);
    }
  }
}
