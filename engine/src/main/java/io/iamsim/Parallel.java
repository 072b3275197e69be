package io.iamsim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work on a list in pieces, by somebody else's threads, with the results in order. */
final class Parallel {
  /** So many decisions at once that handing them over costs nothing beside them. */
  static final int DECISIONS = 1_024;

  private Parallel() {}

  /**
   * What the work makes of each item.
   *
   * @param piece how many items are handed over at once
   */
  static <T, R> List<R> map(List<T> items, int piece, Function<T, R> work, Executor executor) {
    List<CompletableFuture<List<R>>> pieces = new ArrayList<>();
    for (int from = 0; from < items.size(); from += piece) {
      List<T> some = items.subList(from, Math.min(items.size(), from + piece));
      pieces.add(CompletableFuture.supplyAsync(() -> some.stream().map(work).toList(), executor));
    }
    List<R> results = new ArrayList<>(items.size());
    pieces.forEach(done -> results.addAll(done.join()));
    return List.copyOf(results);
  }
}
