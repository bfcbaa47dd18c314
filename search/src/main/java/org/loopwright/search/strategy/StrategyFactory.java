package org.loopwright.search.strategy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.loopwright.search.mapspace.MapSpace;

/** A way to walk a mapspace: makes the streams of candidates of one search. */
public interface StrategyFactory {
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
  default boolean coversSpace(MapSpace space) {
    return false;
  }

  /** Whether there is nothing to offer if no factors multiply to the bounds. */
  default boolean needsPerfectFactors() {
    return true;
  }

  /** Makes streams one after the other, each by its number from 0. */
  static List<SearchStrategy> streams(int count, IntFunction<SearchStrategy> stream) {
    return IntStream.range(0, count).mapToObj(stream).toList();
  }
}
