package org.loopwright.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.loopwright.search.goal.Deadline;

/** The threads of a search: they share out the tasks of a round and wait for each other. */
public final class StreamWorkers implements AutoCloseable {
  private final int threads;
  private final Deadline deadline;
  private final ExecutorService pool;

  public StreamWorkers(int threads, Deadline deadline) {
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

  /** Runs all tasks; returns when all have ended. */
  public void runRound(List<? extends Runnable> tasks) {
    if (pool == null) {
      tasks.forEach(Runnable::run);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < Math.min(threads, tasks.size()); thread++) {
      running.add(pool.submit(() -> runSome(tasks, next)));
    }
    running.forEach(this::await);
  }

  private static void runSome(List<? extends Runnable> tasks, AtomicInteger next) {
    int task = next.getAndIncrement();
    while (task < tasks.size()) {
      tasks.get(task).run();
      task = next.getAndIncrement();
    }
  }

  /** Waits also when interrupted, because the tasks must not be read while they run. */
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
