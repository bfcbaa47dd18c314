package org.loopwright.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.loopwright.search.goal.Deadline;

/** The threads of a search: they share out the streams of a round and wait for each other. */
final class StreamWorkers implements AutoCloseable {
  private final int threads;
  private final Deadline deadline;
  private final ExecutorService pool;

  StreamWorkers(int threads, Deadline deadline) {
    this.threads = threads;
    this.deadline = deadline;
    AtomicInteger number = new AtomicInteger();
    pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads,
                task -> {
                  Thread thread = new Thread(task, "search-" + number.incrementAndGet());
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Runs a round of each stream; returns when all have ended it. */
  void runRound(List<StreamRunner> streams) {
    if (pool == null) {
      streams.forEach(StreamRunner::runRound);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < Math.min(threads, streams.size()); thread++) {
      running.add(pool.submit(() -> runSome(streams, next)));
    }
    running.forEach(this::await);
  }

  private static void runSome(List<StreamRunner> streams, AtomicInteger next) {
    int stream = next.getAndIncrement();
    while (stream < streams.size()) {
      streams.get(stream).runRound();
      stream = next.getAndIncrement();
    }
  }

  /** Waits also when interrupted, because the streams must not be read while they run. */
  private void await(Future<?> running) {
    boolean interrupted = false;
    while (true) {
      try {
        running.get();
        break;
      } catch (InterruptedException again) {
        interrupted = true;
        deadline.cancel();
      } catch (ExecutionException failure) {
        throw new IllegalStateException("a search thread failed", failure.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
