package io.iamsim.compile;

import io.iamsim.match.IntList;
import io.iamsim.match.ObjectSize;
import io.iamsim.model.ActionName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which statements may cover an action: by the services that they name, and those that reach every
 * service ({@code *} and {@code NotAction}).
 *
 * <p>One sorted array: the hash of a service above, the number of a statement that names it below.
 * A service with the hash of another costs a look at the other's statements.
 */
final class ActionIndex {
  private static final int NONE = Integer.MAX_VALUE;

  private final @Nullable CompiledAction[] actions;
  private final long[] byService;
  private final int[] everywhere;

  /**
   * The index.
   *
   * @param actions of each statement, null for one without
   */
  ActionIndex(@Nullable CompiledAction[] actions) {
    this.actions = actions;
    int[] reachingAll = new int[actions.length];
    int all = 0;
    long[] named = new long[actions.length];
    int size = 0;
    for (int i = 0; i < actions.length; i++) {
      CompiledAction action = actions[i];
      if (action != null && action.reachesEveryService()) {
        reachingAll[all++] = i;
      } else if (action != null) {
        List<CompiledAction.Pattern> patterns = action.patterns();
        for (int k = 0; k < patterns.size(); k++) {
          long entry = entry(patterns.get(k).service(), i);
          if (size == 0 || named[size - 1] != entry) {
            named = size < named.length ? named : Arrays.copyOf(named, size * 2);
            named[size++] = entry;
          }
        }
      }
    }
    everywhere = Arrays.copyOf(reachingAll, all);
    byService = Arrays.copyOf(named, size);
    Arrays.sort(byService);
  }

  private static long entry(String service, int statement) {
    return (long) service.hashCode() << 32 | statement;
  }

  /** The numbers of the statements whose action element covers the action, in their order. */
  IntList covering(ActionName action) {
    IntList covering = new IntList();
    int service = action.service().hashCode();
    int at = first(service);
    int other = 0;
    int last = NONE;
    while (true) {
      int named = at < byService.length && hash(at) == service ? (int) byService[at] : NONE;
      int reaching = other < everywhere.length ? everywhere[other] : NONE;
      int next = Math.min(named, reaching);
      if (next == NONE) {
        return covering;
      }
      at += next == named ? 1 : 0;
      other += next == reaching ? 1 : 0;
      if (next != last && covers(next, action)) {
        covering.add(next);
      }
      last = next;
    }
  }

  private int first(int service) {
    int found = Arrays.binarySearch(byService, (long) service << 32);
    return found < 0 ? -found - 1 : found;
  }

  private int hash(int at) {
    return (int) (byService[at] >> 32);
  }

  private boolean covers(int statement, ActionName action) {
    CompiledAction of = actions[statement];
    return of != null && of.covers(action);
  }

  /** The bytes that the index takes, the actions aside. */
  long bytes() {
    return ObjectSize.object(12)
        + ObjectSize.array(actions.length, ObjectSize.REFERENCE)
        + ObjectSize.array(byService.length, 8)
        + ObjectSize.array(everywhere.length, 4);
  }
}
