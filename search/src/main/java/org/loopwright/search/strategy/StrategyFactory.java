package org.loopwright.search.strategy;

import java.util.List;
import java.util.SplittableRandom;
import org.loopwright.search.mapspace.MapSpace;

/** Makes the streams of a search strategy. Other modules can add one through a service file. */
public interface StrategyProvider {
  /** The name that users write. */
  String name();

  /**
   * The streams of one search, in the order in which their candidates count. Their number must not
   * depend on the machine.
   *
   * @param space a mapspace that is not empty
   * @param random the source of all randomness; each stream splits its own off
   */
  List<SearchStrategy> streams(MapSpace space, SplittableRandom random);

  /**
   * Whether the streams, run to their end, offer for every mapping of the space one that costs as
   * little.
   */
  boolean coversSpace(MapSpace space);

  /** Whether there is nothing to offer if no factors multiply to the bounds. */
  default boolean needsPerfectFactors() {
    return true;
  }
}
