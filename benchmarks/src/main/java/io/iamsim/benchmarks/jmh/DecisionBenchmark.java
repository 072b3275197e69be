package io.iamsim.benchmarks.jmh;

import io.iamsim.benchmarks.contender.Ask;
import io.iamsim.benchmarks.contender.Contender;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What one decision costs a contender on a workload, its questions taken in turn. A contender that
 * answers one of them wrongly is not measured at all.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

  /** A contender with its workload. */
  @State(Scope.Benchmark)
  public static class Match {
    /** How long answers are checked; an engine that takes milliseconds for one gets no further. */
    private static final long CHECKING_NANOS = 2_000_000_000;

    @Param("typical")
    public String workload = "";

    @Param("PREPARED")
    public Contender.Kind contender = Contender.Kind.PREPARED;

    private final AtomicInteger threads = new AtomicInteger();
    private @Nullable Contender ready;
    private int questions;

    /** Makes the contender, and sees that it knows the answers. */
    @Setup
    public void prepare() {
      Workload named = Workload.named(workload);
      Contender made = contender.ready(named);
      List<Ask> asks = Ask.all(named);
      long begin = System.nanoTime();
      for (int i = 0; i < asks.size() && System.nanoTime() - begin < CHECKING_NANOS; i++) {
        Decision answer = made.decide(i);
        if (!contender.accepts(asks.get(i).expected(), answer)) {
          throw new IllegalStateException(
              contender + " answers " + answer + " to " + asks.get(i).request());
        }
      }
      questions = asks.size();
      ready = made;
    }
  }

  /** The next question of one thread; each begins at another. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;
    private int questions;
    private @Nullable Contender contender;

    /** Takes a place in the round. */
    @Setup
    public void begin(Match match) {
      questions = match.questions;
      contender = match.ready;
      next = match.threads.getAndIncrement() * 37 % questions;
    }

    private Decision decide() {
      int question = next;
      next = question + 1 == questions ? 0 : question + 1;
      return Objects.requireNonNull(contender).decide(question);
    }
  }

  /** One decision. */
  @Benchmark
  public Decision decide(Turn turn) {
    return turn.decide();
  }
}
