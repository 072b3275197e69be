package io.iamsim.authorize;

import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.Tally;
import io.iamsim.match.HashedText;
import java.util.Arrays;

/** What one thread works with, made once. */
final class Workspace {
  private final EvaluationContext context = new EvaluationContext();
  private final RequestKind kind = new RequestKind();
  private final PrecedentKeys keys;
  private Tally[] tallies = new Tally[0];

  Workspace(Authorizer authorizer) {
    this.keys = new PrecedentKeys(authorizer);
  }

  EvaluationContext context() {
    return context;
  }

  RequestKind kind() {
    return kind;
  }

  PrecedentKeys keys() {
    return keys;
  }

  /** The resource with its hashes, which evaluation goes on to use. */
  HashedText resource() {
    return context.hashedResource();
  }

  /** The tally of a level. */
  Tally tally(int level) {
    if (level >= tallies.length) {
      int from = tallies.length;
      tallies = Arrays.copyOf(tallies, level + 8);
      for (int i = from; i < tallies.length; i++) {
        tallies[i] = new Tally();
      }
    }
    return tallies[level];
  }
}
