package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.loopwright.search.goal.SearchProgress;

/**
 * How a search meets the world.
 *
 * @param nanoClock time that only goes forward, nanoseconds; its zero means nothing
 * @param cancelled asked often, from any thread; once it is true the search ends with what it has
 * @param progress called now and then, on the thread of the caller
 */
public record SearchControl(
    LongSupplier nanoClock, BooleanSupplier cancelled, Consumer<SearchProgress> progress) {
  public SearchControl {
    requireNonNull(nanoClock, "nanoClock");
    requireNonNull(cancelled, "cancelled");
    requireNonNull(progress, "progress");
  }

  /** A control that never cancels, and that nobody watches. */
  public static SearchControl quiet(LongSupplier nanoClock) {
    return new SearchControl(nanoClock, () -> false, progress -> {});
  }
}
