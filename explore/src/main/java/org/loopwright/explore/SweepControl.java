package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.model.diagnostics.Require;

/**
 * How a sweep is run; none of it changes its result.
 *
 * @param cancelled whether to stop and keep what is known
 * @param watch called after every task, on the thread that runs the sweep
 */
public record SweepControl(int threads, BooleanSupplier cancelled, Consumer<SweepProgress> watch) {
  public SweepControl {
    Require.positive(threads, "threads");
    requireNonNull(cancelled, "cancelled");
    requireNonNull(watch, "watch");
  }

  /** A run to the end, unwatched. */
  public static SweepControl of(int threads) {
    return new SweepControl(threads, () -> false, progress -> {});
  }
}
