package org.loopwright.search.census;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.RejectCount;
import org.loopwright.search.mapspace.Infeasibility;

/**
 * What a census found.
 *
 * @param mapspaceSize points of the mapspace
 * @param examined points that were evaluated
 * @param valid of those, the mappings that can run
 * @param matching of those, the ones that meet the conditions
 * @param rejected why the others cannot run
 * @param infeasibilities why the mapspace is empty; none if it is not
 * @param interrupted whether it was stopped before all were examined
 * @param rows the matching ones within all tolerances; the statistics are theirs
 */
public record Census(
    CensusOptions options,
    BigInteger mapspaceSize,
    long examined,
    long valid,
    long matching,
    List<RejectCount> rejected,
    List<Infeasibility> infeasibilities,
    boolean interrupted,
    double seconds,
    CensusRows rows,
    List<Described> statistics) {
  /**
   * One statistic.
   *
   * @param best the first mapping that has the best value; empty if none has a value
   * @param worst the same of the worst
   */
  public record Described(
      Distribution distribution, Optional<Extreme> best, Optional<Extreme> worst) {
    public Described {
      requireNonNull(distribution, "distribution");
      requireNonNull(best, "best");
      requireNonNull(worst, "worst");
    }
  }

  /** A mapping with the number of its point. */
  public record Extreme(long point, FoundMapping mapping) {
    public Extreme {
      requireNonNull(mapping, "mapping");
    }
  }

  public Census {
    requireNonNull(options, "options");
    requireNonNull(mapspaceSize, "mapspaceSize");
    requireNonNull(rows, "rows");
    rejected = List.copyOf(rejected);
    infeasibilities = List.copyOf(infeasibilities);
    statistics = List.copyOf(statistics);
  }
}
