package org.loopwright.explore;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.loopwright.model.diagnostics.Require;

/**
 * Runs a sweep on several threads. Tasks are added up in their order, so that the result is the
 * same for any number of threads; only a few are under way or waiting at a time, so that memory
 * does not grow with the sweep.
 */
public final class SweepRun {
  private static final int TASKS_AHEAD = 16;

  private final Sweep sweep;
  private final SweepControl control;
  private final SweepTotals totals;
  private final Queue<Future<TaskResult>> underWay = new ArrayDeque<>();
  private long nextTask;

  private SweepRun(Sweep sweep, SweepResult start, SweepControl control) {
    this.sweep = sweep;
    this.control = control;
    totals = new SweepTotals(sweep, start);
    nextTask = start.tally().tasksDone();
  }

  /** Runs {@code sweep} from the start. */
  public static SweepResult run(Sweep sweep, SweepControl control) {
    return resume(sweep, SweepResult.nothing(), control);
  }

  /** Continues after the tasks that are done in {@code start}, a result of the same sweep. */
  public static SweepResult resume(Sweep sweep, SweepResult start, SweepControl control) {
    Require.that(start.tally().tasksDone() <= sweep.tasks(), "the result is of another sweep");
    return new SweepRun(sweep, start, control).run();
  }

  private SweepResult run() {
    ExecutorService workers = Executors.newFixedThreadPool(control.threads(), SweepRun::daemon);
    try {
      submit(workers);
      while (!underWay.isEmpty() && !control.cancelled().getAsBoolean()) {
        totals.add(result(underWay.remove()));
        control.watch().accept(totals);
        submit(workers);
      }
    } finally {
      workers.shutdownNow();
    }
    return totals.snapshot();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sweep");
    thread.setDaemon(true);
    return thread;
  }

  private void submit(ExecutorService workers) {
    while (nextTask < sweep.tasks() && underWay.size() < TASKS_AHEAD * control.threads()) {
      long task = nextTask++;
      underWay.add(workers.submit(() -> SweepTask.run(sweep, task)));
    }
  }

  private static TaskResult result(Future<TaskResult> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a sweep was running", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a sweep task failed", failed.getCause());
    }
  }
}
