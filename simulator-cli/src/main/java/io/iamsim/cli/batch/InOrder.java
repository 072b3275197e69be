package io.iamsim.cli.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work for several threads, whose results are taken in the order in which it was begun. Not more
 * than a few pieces are under way at once; who begins another waits for the oldest.
 */
final class InOrder<T> implements AutoCloseable {
  private static final int PIECES_A_THREAD = 3;

  /** Takes a result. */
  interface Taker<T> {
    void take(T result) throws IOException;
  }

  private final Taker<T> taker;
  private final int most;
  private final ExecutorService threads;
  private final Deque<Future<T>> begun = new ArrayDeque<>();

  InOrder(Taker<T> taker) {
    this.taker = taker;
    int processors = Runtime.getRuntime().availableProcessors();
    this.most = PIECES_A_THREAD * processors;
    this.threads =
        Executors.newFixedThreadPool(
            processors,
            work -> {
              Thread thread = new Thread(work, "iamsim-batch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins a piece of work, when few enough are under way. */
  void begin(Callable<T> work) throws IOException {
    if (begun.size() >= most) {
      take(begun.remove());
    }
    begun.add(threads.submit(work));
  }

  /** Waits until all is done and taken. */
  void finish() throws IOException {
    while (!begun.isEmpty()) {
      take(begun.remove());
    }
  }

  private void take(Future<T> work) throws IOException {
    T result;
    try {
      result = work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw failure(e);
    }
    taker.take(result);
  }

  private static IOException failure(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    if (e.getCause() instanceof RuntimeException bug) {
      throw bug;
    }
    return new IOException(e.getCause());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
