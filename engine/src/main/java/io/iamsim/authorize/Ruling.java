package io.iamsim.authorize;

import io.iamsim.catalog.RefusedResources;
import io.iamsim.decision.Decision;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerResult;
import io.iamsim.evaluate.Caller;
import io.iamsim.evaluate.EvaluationContext;
import io.iamsim.evaluate.ResidualPlan;
import io.iamsim.evaluate.Tally;
import io.iamsim.model.ActionName;
import io.iamsim.request.KeySet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the straight line of {@link Authorizer} found for one request, as far as it holds for all
 * requests of its kind: the caller, what is left of the plans of the layers that speak, what the
 * others say, the derived keys, and what the ladder makes of what the layers say.
 *
 * <p>Following it, only what is left is evaluated, in place of whole policies. The ladder is asked
 * once for each way in which the layers speak together; there are few.
 */
final class Ruling {
  private static final int RESULT_BITS = 3;
  private static final long RESULT_MASK = (1L << RESULT_BITS) - 1;
  private static final int GRANTS_FROM = 40;
  private static final LayerResult[] RESULTS = LayerResult.values();

  /** One level of one layer: an organisation's node, or all that the layer has. */
  record Level(Layer layer, ResidualPlan plan) {}

  private final ActionName asked;
  private final ActionName action;
  private final @Nullable String resource;
  private final Caller caller;
  private final DerivedKeys derived;
  private final @Nullable CarriedKeys carriedKeys;
  private final List<Layer> layers;
  private final Level[] open;
  private final KeySet watchedKeys;
  private final Words settled;
  private final List<LayerEvaluation> silent;
  private final @Nullable RefusedResources refused;
  private final @Nullable Decision byRule;
  private final Function<List<LayerEvaluation>, Decision> ladder;
  private volatile Known known = new Known(new long[0], new long[0], new Decision[0]);

  /** What the ladder said so far, by what the layers said at worst and at best. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Known(long[] worst, long[] best, Decision[] decisions) {}

  /**
   * What layers say, in bits: a result for each layer, and the grants of the resource's.
   *
   * @param spoken a bit for each layer that says anything
   */
  private record Words(long worst, long best, int spoken) {}

  /**
   * A ruling.
   *
   * @param asked the action asked for
   * @param action the action that is decided
   * @param resource {@code *} if none is decided on, else null
   * @param derived the keys that the requests do not give
   * @param carriedKeys which keys requests for the action carry, or null if nothing is known of it
   * @param levels the levels that policies make up
   * @param silent what the other layers say
   * @param refused the resources that the action does not work on, or null if it does on all
   * @param byRule the decision, if a rule decides whatever the policies say
   * @param ladder the decision for what the layers say
   */
  Ruling(
      ActionName asked,
      ActionName action,
      @Nullable String resource,
      Caller caller,
      DerivedKeys derived,
      @Nullable CarriedKeys carriedKeys,
      List<Level> levels,
      List<LayerEvaluation> silent,
      @Nullable RefusedResources refused,
      @Nullable Decision byRule,
      Function<List<LayerEvaluation>, Decision> ladder) {
    this.asked = asked;
    this.action = action;
    this.resource = resource;
    this.caller = caller;
    this.derived = derived;
    this.carriedKeys = carriedKeys;
    this.layers = levels.stream().map(Level::layer).distinct().toList();
    this.open = levels.stream().filter(level -> !level.plan().isSettled()).toArray(Level[]::new);
    this.watchedKeys =
        PrecedentKeys.STEERING.with(
            Stream.of(open).flatMap(level -> level.plan().unusualKeys().stream()).toList());
    this.settled = settled(levels);
    this.silent = List.copyOf(silent);
    this.refused = refused;
    this.byRule = byRule;
    this.ladder = ladder;
  }

  ActionName asked() {
    return asked;
  }

  DerivedKeys derived() {
    return derived;
  }

  @Nullable CarriedKeys carriedKeys() {
    return carriedKeys;
  }

  /**
   * The keys of which a request is out of the ordinary that gives one: the steering ones, and those
   * for which more than the usual statements have to be tried.
   */
  KeySet watchedKeys() {
    return watchedKeys;
  }

  /** What the levels say that say the same of every request. */
  private static Words settled(List<Level> levels) {
    EvaluationContext unread = new EvaluationContext();
    Tally tally = new Tally();
    long worst = 0;
    long best = 0;
    int spoken = 0;
    for (Level level : levels) {
      if (level.plan().isSettled()) {
        tally.clear();
        level.plan().allows(unread, tally, false);
        boolean another = (spoken & bit(level)) != 0;
        worst = join(worst, another, level.layer(), tally.atWorst(), tally.grants());
        best = join(best, another, level.layer(), tally.atBest(), tally.possibleGrants());
        spoken |= bit(level);
      }
    }
    return new Words(worst, best, spoken);
  }

  /**
   * The decision on a request of this kind.
   *
   * @param unusual false if it gives none of the watched keys
   */
  Decision decide(String asked, Workspace workspace, boolean unusual) {
    if (refused != null && refused.contains(asked)) {
      return Decision.IMPLICIT_DENY;
    }
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
    for (int i = 0; i < open.length; i++) {
      Tally tally = workspace.tally(i);
      tally.clear();
      open[i].plan().denies(context, tally, unusual);
      if (tally.denies()) {
        return Decision.EXPLICIT_DENY;
      }
    }
    boolean certain = true;
    for (int i = 0; i < open.length; i++) {
      open[i].plan().allows(context, workspace.tally(i), unusual);
      certain &= workspace.tally(i).isCertain();
    }
    long worst = spoken(workspace, false);
    long best = certain && settled.worst == settled.best ? worst : spoken(workspace, true);
    @Nullable Decision decided = known(worst, best);
    return decided == null ? learn(worst, best) : decided;
  }

  /** What the layers say, in bits, the settled ones included. */
  private long spoken(Workspace workspace, boolean best) {
    long bits = best ? settled.best : settled.worst;
    int spoken = settled.spoken;
    for (int i = 0; i < open.length; i++) {
      Level level = open[i];
      Tally tally = workspace.tally(i);
      boolean another = (spoken & bit(level)) != 0;
      bits =
          best
              ? join(bits, another, level.layer(), tally.atBest(), tally.possibleGrants())
              : join(bits, another, level.layer(), tally.atWorst(), tally.grants());
      spoken |= bit(level);
    }
    return bits;
  }

  private static int bit(Level level) {
    return 1 << level.layer().ordinal();
  }

  /** Levels are AND-ed. */
  private static long join(
      long bits, boolean another, Layer layer, LayerResult result, int grants) {
    int shift = RESULT_BITS * layer.ordinal();
    LayerResult full = LayerEvaluation.full(layer, result);
    LayerResult joined = another ? LayerEvaluation.stricter(result(bits, layer), full) : full;
    long given = layer == Layer.RESOURCE ? (long) grants << GRANTS_FROM : 0;
    return (bits & ~(RESULT_MASK << shift)) | (long) joined.ordinal() << shift | given;
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
    List<LayerEvaluation> words = new ArrayList<>(silent);
    for (Layer layer : layers) {
      words.add(
          new LayerEvaluation(
              layer,
              result(worst, layer),
              result(best, layer),
              grants(worst, layer),
              grants(best, layer),
              List.of()));
    }
    Decision decision = ladder.apply(words);
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
