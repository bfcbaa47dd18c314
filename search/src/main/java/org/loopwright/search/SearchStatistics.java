package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;

/**
 * What a search did.
 *
 * @param strategy name of the search strategy
 * @param mapspaceSize exact number of points of the mapspace
 * @param evaluated mappings evaluated, valid or not
 * @param valid those that can run
 * @param rejected those that cannot run, by reason and level, the most frequent first
 * @param seconds from start to end
 */
public record SearchStatistics(
    String strategy,
    BigInteger mapspaceSize,
    long evaluated,
    long valid,
    List<RejectCount> rejected,
    double seconds) {
  public SearchStatistics {
    requireNonNull(strategy, "strategy");
    requireNonNull(mapspaceSize, "mapspaceSize");
    rejected = List.copyOf(rejected);
  }
}
