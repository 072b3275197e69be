package io.iamsim.cli.bench;

import io.iamsim.IamEngine;
import io.iamsim.decision.Decision;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Asks an engine the same requests over and over: once each, with policies compiled on the way;
 * then to warm up; then for a count; then for latencies, which the clock's own cost would blur the
 * count with.
 */
public final class BenchRun {
  private static final int CLOCK_EVERY = 64;
  private static final int CLOCK_READS = 10_000;

  private final IamEngine engine;
  private final AccessRequest[] requests;
  private final int threads;

  /** A run over these requests, of which there is at least one. */
  public BenchRun(IamEngine engine, List<AccessRequest> requests, int threads) {
    this.engine = engine;
    this.requests = requests.toArray(AccessRequest[]::new);
    this.threads = threads;
  }

  /** How the requests are decided, each asked once; and how long that took. */
  public record First(Map<Decision, Integer> decisions, double millis) {}

  /** Latencies, of all and by principal. */
  public record Latencies(LatencyHistogram all, Map<RequestPrincipal, LatencyHistogram> each) {}

  /** Asks every request once. */
  public First first() {
    long begin = System.nanoTime();
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    for (AccessRequest request : requests) {
      decisions.merge(decide(request), 1, Integer::sum);
    }
    return new First(decisions, (System.nanoTime() - begin) / 1e6);
  }

  /** Decisions a second when all threads ask for so long. */
  public double perSecond(Duration time) {
    long nanos = time.toNanos();
    return inThreads(thread -> count(thread, nanos)).stream().mapToDouble(rate -> rate).sum();
  }

  /** Decisions a second of one thread. */
  private double count(int thread, long nanos) {
    int next = start(thread);
    long decided = 0;
    long begin = System.nanoTime();
    long took;
    do {
      for (int i = 0; i < CLOCK_EVERY; i++) {
        decide(requests[next]);
        next = next + 1 == requests.length ? 0 : next + 1;
      }
      decided += CLOCK_EVERY;
      took = System.nanoTime() - begin;
    } while (took < nanos);
    return decided * 1e9 / took;
  }

  /** How long decisions take when all threads ask for so long, each request once at least. */
  public Latencies latencies(Duration time) {
    long nanos = time.toNanos();
    LatencyHistogram all = new LatencyHistogram();
    Map<RequestPrincipal, LatencyHistogram> each = new LinkedHashMap<>();
    for (Map<RequestPrincipal, LatencyHistogram> mine : inThreads(thread -> timed(thread, nanos))) {
      mine.forEach(
          (principal, histogram) -> {
            all.add(histogram);
            each.computeIfAbsent(principal, key -> new LatencyHistogram()).add(histogram);
          });
    }
    return new Latencies(all, each);
  }

  /** One thread's latencies. */
  private Map<RequestPrincipal, LatencyHistogram> timed(int thread, long nanos) {
    Map<RequestPrincipal, LatencyHistogram> each = new LinkedHashMap<>();
    LatencyHistogram[] histograms = new LatencyHistogram[requests.length];
    for (int i = 0; i < requests.length; i++) {
      histograms[i] = each.computeIfAbsent(requests[i].principal(), key -> new LatencyHistogram());
    }
    int next = start(thread);
    long begin = System.nanoTime();
    long asked = 0;
    long before = begin;
    while (asked < requests.length || before - begin < nanos) {
      decide(requests[next]);
      long after = System.nanoTime();
      histograms[next].record(after - before);
      before = after;
      asked++;
      next = next + 1 == requests.length ? 0 : next + 1;
    }
    return each;
  }

  private Decision decide(AccessRequest request) {
    return engine.authorize(request).decision();
  }

  private int start(int thread) {
    return (int) ((long) thread * requests.length / threads);
  }

  /** What reading the clock takes, as the latencies contain it. */
  public static long clockNanos() {
    LatencyHistogram reads = new LatencyHistogram();
    long before = System.nanoTime();
    for (int i = 0; i < CLOCK_READS; i++) {
      long after = System.nanoTime();
      reads.record(after - before);
      before = after;
    }
    return reads.percentile(0.5);
  }

  /** The principals with the highest medians, the slowest first. */
  public static List<Map.Entry<RequestPrincipal, Long>> slowest(
      Map<RequestPrincipal, LatencyHistogram> each, int most) {
    Comparator<Map.Entry<RequestPrincipal, Long>> bySlowness =
        Map.Entry.<RequestPrincipal, Long>comparingByValue().reversed();
    return each.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().percentile(0.5)))
        .sorted(bySlowness.thenComparing(entry -> entry.getKey().text()))
        .limit(most)
        .toList();
  }

  private <T> List<T> inThreads(IntFunction<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        futures.add(pool.submit(() -> work.apply(thread)));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> future : futures) {
        all.add(future.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
