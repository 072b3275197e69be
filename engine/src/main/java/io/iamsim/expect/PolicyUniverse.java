package io.iamsim.expect;

import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.model.Statement;
import io.iamsim.source.SourceSpan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every statement that environments have in files, each once by its place; what AWS attaches by
 * itself stands in no file and is left out.
 */
final class PolicyUniverse {
  private static final String NO_FILE = "aws:";

  private final Map<SourceSpan, Statement> statements =
      new TreeMap<>(
          Comparator.comparing(SourceSpan::source)
              .thenComparingInt(SourceSpan::line)
              .thenComparingInt(SourceSpan::column));

  private PolicyUniverse() {}

  /** The statements by file and place. */
  static List<Statement> of(Collection<Environment> environments) {
    PolicyUniverse universe = new PolicyUniverse();
    environments.stream().map(Environment::policies).flatMap(List::stream).forEach(universe::add);
    return List.copyOf(universe.statements.values());
  }

  private void add(AttachedPolicy policy) {
    for (Statement statement : policy.document().statements()) {
      if (!statement.span().source().startsWith(NO_FILE)) {
        statements.putIfAbsent(statement.span(), statement);
      }
    }
  }
}
