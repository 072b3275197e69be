package io.iamsim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work on a list in pieces, by somebody else's threads, with the results in order. */
final class Parallel {
  /** So many at once that handing them over costs nothing beside them. */
  private static final int PIECE = 1_024;

  private Parallel() {}

  static <T, R> List<R> map(List<T> items, Function<T, R> work, Executor executor) {
    List<CompletableFuture<List<R>>> pieces = new ArrayList<>();
    for (int from = 0; from < items.size(); from += PIECE) {
      List<T> piece = items.subList(from, Math.min(items.size(), from + PIECE));
      pieces.add(CompletableFuture.supplyAsync(() -> piece.stream().map(work).toList(), executor));
    }
    List<R> results = new ArrayList<>(items.size());
    pieces.forEach(piece -> results.addAll(piece.join()));
    return List.copyOf(results);
  }
}
