package org.loopwright.search.goal;

import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** When a search must stop at once: it was cancelled, or its time is up. Safe to share. */
public final class Deadline {
  private static final double NANOS = 1e9;

  private final LongSupplier nanoClock;
  private final BooleanSupplier cancelled;
  private final long start;
  private final double limitSeconds;
  private volatile boolean halted;
  private volatile boolean interrupted;

  public Deadline(LongSupplier nanoClock, BooleanSupplier cancelled, OptionalDouble limitSeconds) {
    this.nanoClock = nanoClock;
    this.cancelled = cancelled;
    this.limitSeconds = limitSeconds.orElse(Double.POSITIVE_INFINITY);
    start = nanoClock.getAsLong();
  }

  public double seconds() {
    return (nanoClock.getAsLong() - start) / NANOS;
  }

  /** Whether the search must stop; looks at the clock and at the flag of cancellation. */
  public boolean isOver() {
    if (!halted) {
      if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        cancel();
      } else if (seconds() >= limitSeconds) {
        halted = true;
      }
    }
    return halted;
  }

  /** Ends the search now. */
  public void cancel() {
    interrupted = true;
    halted = true;
  }

  /** Whether the search was cancelled before its time was up. */
  public boolean isInterrupted() {
    return interrupted;
  }
}
