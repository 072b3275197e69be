package io.iamsim.authorize;

import io.iamsim.compile.ActionPlan;
import io.iamsim.compile.CompiledKey;
import io.iamsim.compile.KeyTable;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.evaluate.Caller;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.PolicyEvaluator;
import io.iamsim.evaluate.Tally;
import io.iamsim.evaluate.Truth;
import io.iamsim.model.ActionName;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the straight line of {@link Authorizer} found for one request, as far as it holds for all
 * requests of its kind: the caller, the plans of the layers that speak, what the others say, the
 * derived keys, and what the ladder makes of what the layers say.
 *
 * <p>Following it, only the plans are evaluated. The ladder is asked once for each way in which the
 * layers speak together; there are few.
 */
final class Ruling {
  /** A derived key that depends on what the request gives. */
  static final Object DEPENDS = new Object();

  private static final Object MISSING = new Object();
  private static final int RESULT_BITS = 3;
  private static final long RESULT_MASK = (1L << RESULT_BITS) - 1;
  private static final int GRANTS_FROM = 40;
  private static final LayerResult[] RESULTS = LayerResult.values();

  /** One level of one layer: an organisation's node, or all that the layer has. */
  record Level(Layer layer, ActionPlan plan) {}

  private final ActionName asked;
  private final ActionName action;
  private final @Nullable String resource;
  private final Caller caller;
  private final RequestContext session;
  private final CompletedContext derived;
  private final @Nullable Object[] derivedBySlot;
  private final Level[] levels;
  private final List<LayerEvaluation> silent;
  private final @Nullable Decision byRule;
  private final boolean givenByType;
  private final Function<List<LayerEvaluation>, Decision> ladder;
  private volatile Known known = new Known(new long[0], new long[0], new Decision[0]);

  /** What the ladder said so far, by what the layers said at worst and at best. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Known(long[] worst, long[] best, Decision[] decisions) {}

  /**
   * A ruling.
   *
   * @param asked the action asked for
   * @param action the action that is decided
   * @param resource {@code *} if none is decided on, else null
   * @param session what the session gives
   * @param derived the context that the session alone gives
   * @param keys how many slots there are by now
   * @param levels the levels that policies make up
   * @param silent what the other layers say
   * @param byRule the decision, if a rule decides whatever the policies say
   * @param givenByType whether the type of the resource says which given keys count (MULTI-2)
   * @param ladder the decision for what the layers say
   */
  Ruling(
      ActionName asked,
      ActionName action,
      @Nullable String resource,
      Caller caller,
      RequestContext session,
      CompletedContext derived,
      int keys,
      List<Level> levels,
      List<LayerEvaluation> silent,
      @Nullable Decision byRule,
      boolean givenByType,
      Function<List<LayerEvaluation>, Decision> ladder) {
    this.asked = asked;
    this.action = action;
    this.resource = resource;
    this.caller = caller;
    this.session = session;
    this.derived = derived;
    this.derivedBySlot = new @Nullable Object[keys];
    this.levels = levels.toArray(new Level[0]);
    this.silent = List.copyOf(silent);
    this.byRule = byRule;
    this.givenByType = givenByType;
    this.ladder = ladder;
  }

  ActionName asked() {
    return asked;
  }

  /** True if the type of the resource says which given keys count (MULTI-2). */
  boolean givenByType() {
    return givenByType;
  }

  /** The derived value of a key; {@link #DEPENDS}, or another object for none. */
  Object derived(CompiledKey key) {
    int slot = key.slot();
    if (slot == KeyTable.NONE || slot >= derivedBySlot.length) {
      return find(key);
    }
    @Nullable Object found = derivedBySlot[slot];
    if (found == null) {
      found = find(key);
      derivedBySlot[slot] = found;
    }
    return found;
  }

  private Object find(CompiledKey key) {
    boolean given = session.find(key.key()) != null;
    if (!given && PrecedentKeys.DEPENDENT.contains(key.key())) {
      return DEPENDS;
    }
    @Nullable ContextValue value = derived.get(key);
    return value == null ? MISSING : value;
  }

  /** The decision on a request of this kind. */
  Decision decide(String asked, Workspace workspace) {
    if (byRule != null) {
      return byRule;
    }
    EvaluationContext context = workspace.context();
    context.begin(
        action,
        resource == null ? asked : resource,
        caller,
        workspace.keys(),
        /* recording= */ false);
    for (int i = 0; i < levels.length; i++) {
      Tally tally = workspace.tally(i);
      tally.clear();
      PolicyEvaluator.denies(levels[i].plan(), context, tally);
      if (tally.deny() == Truth.TRUE) {
        return Decision.EXPLICIT_DENY;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      boolean everyGrant = levels[i].layer() == Layer.RESOURCE;
      PolicyEvaluator.allows(levels[i].plan(), context, workspace.tally(i), everyGrant);
    }
    long worst = spoken(workspace, false);
    long best = spoken(workspace, true);
    @Nullable Decision decided = known(worst, best);
    return decided == null ? learn(worst, best) : decided;
  }

  /** What the layers say, in bits: a result for each layer, and the grants of the resource's. */
  private long spoken(Workspace workspace, boolean best) {
    long bits = 0;
    for (int i = 0; i < levels.length; i++) {
      Layer layer = levels[i].layer();
      Tally tally = workspace.tally(i);
      int shift = RESULT_BITS * layer.ordinal();
      LayerResult result = LayerEvaluation.full(layer, best ? tally.atBest() : tally.atWorst());
      boolean another = i > 0 && levels[i - 1].layer() == layer;
      LayerResult joined = another ? LayerEvaluation.stricter(result(bits, layer), result) : result;
      bits &= ~(RESULT_MASK << shift);
      bits |= (long) joined.ordinal() << shift;
      if (layer == Layer.RESOURCE) {
        int grants = best ? tally.possibleGrants() : tally.grants();
        bits |= (long) grants << GRANTS_FROM;
      }
    }
    return bits;
  }

  private static LayerResult result(long bits, Layer layer) {
    int shift = RESULT_BITS * layer.ordinal();
    return RESULTS[(int) ((bits >>> shift) & RESULT_MASK)];
  }

  private @Nullable Decision known(long worst, long best) {
    Known all = known;
    for (int i = 0; i < all.decisions.length; i++) {
      if (all.worst[i] == worst && all.best[i] == best) {
        return all.decisions[i];
      }
    }
    return null;
  }

  private synchronized Decision learn(long worst, long best) {
    List<LayerEvaluation> layers = new ArrayList<>(silent);
    for (int i = 0; i < levels.length; i++) {
      Layer layer = levels[i].layer();
      boolean last = i + 1 == levels.length || levels[i + 1].layer() != layer;
      if (last) {
        layers.add(
            new LayerEvaluation(
                layer,
                result(worst, layer),
                result(best, layer),
                grants(worst, layer),
                grants(best, layer),
                List.of()));
      }
    }
    Decision decision = ladder.apply(layers);
    Known before = known;
    int size = before.decisions.length;
    long[] worsts = Arrays.copyOf(before.worst, size + 1);
    long[] bests = Arrays.copyOf(before.best, size + 1);
    Decision[] decisions = Arrays.copyOf(before.decisions, size + 1);
    worsts[size] = worst;
    bests[size] = best;
    decisions[size] = decision;
    known = new Known(worsts, bests, decisions);
    return decision;
  }

  private static Set<GrantClass> grants(long bits, Layer layer) {
    return layer == Layer.RESOURCE ? Tally.classes((int) (bits >>> GRANTS_FROM)) : Set.of();
  }
}
