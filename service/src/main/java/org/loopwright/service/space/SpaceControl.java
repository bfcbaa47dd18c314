package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.loopwright.search.SearchControl;

/**
 * How a sweep meets the world.
 *
 * @param threads that take shards
 * @param nanoClock time that only goes forward
 * @param cancelled whether to stop; shards at work are lost then
 * @param progress called after each point, from any thread, one call at a time
 */
public record SpaceControl(
    int threads,
    LongSupplier nanoClock,
    BooleanSupplier cancelled,
    Consumer<SpaceProgress> progress) {
  public SpaceControl {
    requireNonNull(nanoClock, "nanoClock");
    requireNonNull(cancelled, "cancelled");
    requireNonNull(progress, "progress");
  }

  SearchControl search() {
    return new SearchControl(nanoClock, cancelled, searching -> {});
  }
}
