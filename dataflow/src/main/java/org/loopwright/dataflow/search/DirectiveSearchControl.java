package org.loopwright.dataflow.search;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who watches a search.
 *
 * @param nanoClock read for the time limit only
 * @param cancelled whether to stop and keep what is known
 * @param watch called after each skeleton, on the thread that runs the search
 */
public record DirectiveSearchControl(
    LongSupplier nanoClock, BooleanSupplier cancelled, Consumer<Progress> watch) {
  /**
   * How far a search is.
   *
   * @param done skeletons that are searched
   * @param skeletons of the space
   * @param best the first measure of the best so far; infinite if there is none
   */
  public record Progress(int done, int skeletons, double best) {}

  public DirectiveSearchControl {
    requireNonNull(nanoClock, "nanoClock");
    requireNonNull(cancelled, "cancelled");
    requireNonNull(watch, "watch");
  }

  /** A search that nobody watches. */
  public static DirectiveSearchControl quiet(LongSupplier nanoClock) {
    return new DirectiveSearchControl(nanoClock, () -> false, progress -> {});
  }
}
