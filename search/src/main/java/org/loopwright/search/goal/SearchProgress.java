package org.loopwright.search.goal;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a search has come.
 *
 * @param evaluated mappings evaluated, valid or not
 * @param valid those that can run
 * @param validSinceBest those since the last that was better than all before
 * @param best objectives of the best mapping, the most important first; empty if none is valid yet
 * @param lowerBound what is proved of the first objective so far; empty if the search proves
 *     nothing
 * @param seconds since the search began
 */
public record SearchProgress(
    long evaluated,
    long valid,
    long validSinceBest,
    List<Double> best,
    OptionalDouble lowerBound,
    double seconds) {
  public SearchProgress {
    best = List.copyOf(best);
  }
}
