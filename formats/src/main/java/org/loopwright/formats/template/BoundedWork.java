package org.loopwright.formats.template;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs work on untrusted input in a thread of its own, which has a deep stack and may use so much
 * processor time and memory. Work that is stopped is interrupted, and left behind should it not
 * notice. Other work on the machine does not count, so a slow machine refuses nothing.
 */
final class BoundedWork {
  private static final long STACK_BYTES = 16 << 20;
  private static final long MAX_CPU_SECONDS = 3;

  /** All that is ever allocated, so also more than what is held at any moment. */
  private static final long MAX_ALLOCATED_MIB = 2_048;

  private static final long POLL_MILLIS = 10;

  /** HotSpot's own, which also knows what a thread allocates. */
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private BoundedWork() {}

  /**
   * What {@code work} gives.
   *
   * @throws TemplateRefusedException if it takes too much
   */
  static <T> T run(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "template", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result(task, thread);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TemplateRefusedException("reading was interrupted");
    } finally {
      thread.interrupt();
    }
  }

  private static <T> T result(FutureTask<T> task, Thread thread) throws InterruptedException {
    while (true) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        requireWithinBounds(thread);
      } catch (ExecutionException failed) {
        throw unchecked(failed.getCause());
      }
    }
  }

  private static void requireWithinBounds(Thread thread) {
    if (THREADS.getThreadCpuTime(thread.getId()) > TimeUnit.SECONDS.toNanos(MAX_CPU_SECONDS)) {
      throw new TemplateRefusedException(
          "it takes more than " + MAX_CPU_SECONDS + " s of processor time to expand");
    }
    if (THREADS.getThreadAllocatedBytes(thread.getId()) > MAX_ALLOCATED_MIB << 20) {
      throw outOfMemory();
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException refused) {
      return refused;
    }
    if (failure instanceof OutOfMemoryError) {
      return outOfMemory(); // what the work held is free again
    }
    throw (Error) failure; // a supplier throws nothing else
  }

  private static TemplateRefusedException outOfMemory() {
    return new TemplateRefusedException(
        "it takes more than " + MAX_ALLOCATED_MIB + " MiB of memory to expand");
  }

  /** Ends the work of this thread if nobody waits for it any more. */
  static void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TemplateRefusedException("nobody waits for it any more");
    }
  }
}
