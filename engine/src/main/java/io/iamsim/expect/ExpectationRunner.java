package io.iamsim.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks expectations, several at once; the outcomes come in the order of the expectations however
 * many are asked at once.
 */
public final class ExpectationRunner {
  private static final int SLICE = 64;
  private static final int SLICES_AT_ONCE = 8;

  private final Options options;

  private ExpectationRunner(Options options) {
    this.options = options;
  }

  /**
   * How to ask.
   *
   * @param jobs how many at once, at least 1
   * @param failFast true to stop behind the first expectation that is not met
   * @param asking how the outcome of a case is got
   * @param progress told after each bundle how many have been asked
   */
  public record Options(int jobs, boolean failFast, Asking asking, Progress progress) {
    public Options {
      if (jobs < 1) {
        throw new IllegalArgumentException("at least one job");
      }
    }

    /** One after the other, all of them, silently. */
    public static Options simple() {
      return new Options(1, false, ExpectationCase::ask, done -> {});
    }
  }

  /** Gets the outcome of a case; called from several threads at once. */
  public interface Asking {
    /** The outcome of the case. */
    Outcome ask(ExpectationCase asked);
  }

  /** Hears how far a run has come. */
  public interface Progress {
    /** So many expectations have been asked. */
    void asked(int done);
  }

  /** The outcomes, in order; with fail-fast none behind the first that is not met. */
  public static List<Outcome> run(List<ExpectationCase> cases, Options options) {
    return new ExpectationRunner(options).run(cases);
  }

  private List<Outcome> run(List<ExpectationCase> cases) {
    List<Outcome> outcomes = new ArrayList<>(cases.size());
    ExecutorService threads = Executors.newFixedThreadPool(options.jobs());
    try {
      int bundle = SLICE * SLICES_AT_ONCE * options.jobs();
      for (int from = 0; from < cases.size(); from += bundle) {
        List<ExpectationCase> next = cases.subList(from, Math.min(from + bundle, cases.size()));
        for (Outcome outcome : ask(next, threads)) {
          outcomes.add(outcome);
          if (options.failFast() && !outcome.met()) {
            return outcomes;
          }
        }
        options.progress().asked(outcomes.size());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Outcome> ask(List<ExpectationCase> cases, ExecutorService threads) {
    List<Callable<List<Outcome>>> slices = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += SLICE) {
      List<ExpectationCase> slice = cases.subList(from, Math.min(from + SLICE, cases.size()));
      slices.add(() -> slice.stream().map(options.asking()::ask).toList());
    }
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (Future<List<Outcome>> slice : threads.invokeAll(slices)) {
        outcomes.addAll(slice.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking an expectation failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking expectations", e);
    }
  }
}
