package io.iamsim.evaluate;

import io.iamsim.compile.ActionPlan;
import io.iamsim.compile.Candidates;
import io.iamsim.compile.CompiledKey;
import io.iamsim.match.IntList;
import io.iamsim.model.ConditionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a plan for a kind of request: of a few statements their {@link Residual}s, of
 * many their index.
 */
public final class ResidualPlan {
  private static final Residual[] NONE = {};

  private final Part denies;
  private final Part allows;
  private final boolean everyGrant;
  private final boolean neverDenies;

  /**
   * The statements of one effect: the residuals, or the candidates if they are indexed.
   *
   * @param usual those that may match any request
   * @param unusual those that match only requests that give certain keys
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(Residual[] usual, Residual[] unusual, @Nullable Candidates indexed) {
    static Part of(List<Residual> residuals) {
      return new Part(
          residuals.stream().filter(r -> r.neededKey() == null).toArray(Residual[]::new),
          residuals.stream().filter(r -> r.neededKey() != null).toArray(Residual[]::new),
          null);
    }

    static Part of(Candidates indexed) {
      return new Part(NONE, NONE, indexed);
    }

    Stream<ConditionKey> neededKeys() {
      return Stream.of(unusual)
          .map(Residual::neededKey)
          .filter(Objects::nonNull)
          .map(CompiledKey::key);
    }

    boolean isEmpty() {
      return indexed == null && usual.length == 0 && unusual.length == 0;
    }

    boolean isUnconditional() {
      return indexed == null
          && unusual.length == 0
          && Stream.of(usual).allMatch(Residual::isUnconditional);
    }
  }

  private ResidualPlan(Part denies, Part allows, boolean everyGrant) {
    this.denies = denies;
    this.allows = allows;
    this.everyGrant = everyGrant;
    this.neverDenies = denies.isEmpty();
  }

  /**
   * What is left of a plan.
   *
   * @param everyGrant whether it matters how all Allows name the caller, and not only whether one
   *     matches
   */
  public static ResidualPlan of(ActionPlan plan, RequestFrame frame, boolean everyGrant) {
    Part allows = part(plan.allows(), frame);
    if (!everyGrant) {
      for (Residual allow : allows.usual) {
        if (allow.isUnconditional() && allow.named().truth() == Truth.TRUE) {
          allows = Part.of(List.of(allow));
        }
      }
    }
    return new ResidualPlan(part(plan.denies(), frame), allows, everyGrant);
  }

  private static Part part(Candidates candidates, RequestFrame frame) {
    if (candidates.isIndexed() && !frame.namesNoResource()) {
      return Part.of(candidates);
    }
    List<Residual> residuals = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      @Nullable Residual residual = Residual.of(candidates.get(i), frame);
      if (residual != null) {
        residuals.add(residual);
      }
    }
    return Part.of(residuals);
  }

  /** True if it says the same whatever is asked. */
  public boolean isSettled() {
    return neverDenies && allows.isUnconditional();
  }

  /** The keys of which a request is unusual that gives one. */
  public List<ConditionKey> unusualKeys() {
    return Stream.concat(denies.neededKeys(), allows.neededKeys()).distinct().toList();
  }

  /**
   * Whether a Deny matches; stops at the first that does for certain.
   *
   * @param unusual false if the request gives none of the unusual keys
   */
  public void denies(EvaluationContext context, Tally tally, boolean unusual) {
    if (!neverDenies) {
      tryOut(denies, context, tally, unusual, false);
    }
  }

  /**
   * Whether an Allow matches; stops at the first that does for certain, unless every grant matters.
   *
   * @param unusual false if the request gives none of the unusual keys
   */
  public void allows(EvaluationContext context, Tally tally, boolean unusual) {
    tryOut(allows, context, tally, unusual, everyGrant);
  }

  private static void tryOut(
      Part part, EvaluationContext context, Tally tally, boolean unusual, boolean all) {
    if (part.indexed != null) {
      tryOut(part.indexed, context, tally, all);
      return;
    }
    boolean decided = tryOut(part.usual, context, tally, all);
    if (unusual && !decided) {
      tryOut(part.unusual, context, tally, all);
    }
  }

  /** True if one of them matches for certain and that is enough. */
  private static boolean tryOut(
      Residual[] residuals, EvaluationContext context, Tally tally, boolean all) {
    for (Residual residual : residuals) {
      if (all && tally.hasGrant(residual.named())) {
        continue;
      }
      Match match = residual.evaluate(context);
      if (match.truth() != Truth.FALSE) {
        tally.add(residual.effect(), match);
        if (match.truth() == Truth.TRUE && !all) {
          return true;
        }
      }
    }
    return false;
  }

  private static void tryOut(
      Candidates candidates, EvaluationContext context, Tally tally, boolean all) {
    IntList found = context.candidates();
    int start = found.size();
    candidates.collect(context.hashedResource(), found);
    boolean decided = false;
    for (int i = start; i < found.size() && !decided; i++) {
      Match match =
          StatementEvaluator.evaluateCovering(
              candidates.get(found.get(i)), Truth.TRUE, context, Trace.NONE);
      tally.add(candidates.get(found.get(i)).effect(), match);
      decided = match.truth() == Truth.TRUE && !all;
    }
    found.truncate(start);
  }
}
