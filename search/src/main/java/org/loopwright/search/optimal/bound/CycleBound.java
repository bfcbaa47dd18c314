package org.loopwright.search.optimal.bound;

import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;

/**
 * The least duration of the mappings of a subproblem: its steps, or what a bandwidth lets pass.
 *
 * <p>A level with a limited bandwidth takes at least the time of the words of the arithmetic and of
 * the compulsory traffic, each word once. This is admissible because no mapping moves fewer words
 * and rounding takes off at most one word a boundary (docs/optimal-search.md, section 6, delay).
 * The same words cross the network below the level; sums that go back inward are left out there.
 */
public final class CycleBound {
  /** Share of the quotients of words and bandwidths that is not relied upon. */
  private static final double ROUNDING = 1e-9;

  private final SearchProblem problem;
  private final SpatialSkeleton skeleton;

  /** By storage level: words that one instance reads, at the least. */
  private final double[] read;

  /** By storage level: words that one instance takes in, at the least. */
  private final double[] written;

  /** By storage level: words that the network below one instance takes inward, at the least. */
  private final double[] inward;

  /** The same outward. */
  private final double[] outward;

  private CycleBound(SearchProblem problem, SpatialSkeleton skeleton) {
    this.problem = problem;
    this.skeleton = skeleton;
    read = new double[problem.levels()];
    written = new double[problem.levels()];
    inward = new double[problem.levels()];
    outward = new double[problem.levels()];
  }

  /**
   * Least cycles.
   *
   * @param keepers by data space, the levels that keep it
   */
  public static double least(
      SearchProblem problem, SpatialSkeleton skeleton, List<IndexSet> keepers) {
    CycleBound bound = new CycleBound(problem, skeleton);
    HardwareRates rates = problem.rates();
    if (IntStream.range(0, problem.levels())
        .anyMatch(level -> rates.isLimited(level) || rates.isNetworkLimited(level))) {
      for (int dataSpace = 0; dataSpace < keepers.size(); dataSpace++) {
        BypassChoice.boundaries(dataSpace, keepers.get(dataSpace)).forEach(bound::cross);
      }
    }
    return bound.least() + rates.latencyCycles();
  }

  /** Words of an instance over the whole run, each once, at the least. */
  private double share(DataSpaceShape shape, int level) {
    return shape.isNonSeparable() ? 0 : shape.minDistinctWords(skeleton.ranges(level));
  }

  private void cross(Boundary boundary) {
    if (problem.isUnbounded(boundary.dataSpace())) {
      return;
    }
    int child = boundary.child();
    int parent = boundary.parent();
    DataSpaceShape shape = problem.shape(boundary.dataSpace());
    BoundaryPrices prices = new BoundaryPrices(problem, skeleton, boundary);
    int given = problem.space().workloadDataSpace(boundary.dataSpace());
    double scale = problem.rates().bandwidthScale(parent, given);
    double words =
        boundary.isAtArithmetic()
            ? QuickBounds.wordsOfOneUnit(skeleton, shape)
            : share(shape, child);
    // The evaluator rounds averages to whole words where instances differ.
    double rounding = shape.ownsAllRanks() ? 0 : 1;
    double sent = Math.max(0, prices.minSent(words) - rounding);
    double crossing = sent * problem.rates().networkScale(parent, given);
    if (shape.isResult()) {
      outward[parent] += crossing;
      written[parent] += sent * scale;
      double again = shape.hasExactShares() ? Math.max(0, sent - share(shape, parent)) : 0;
      read[parent] += again * scale;
    } else {
      inward[parent] += crossing;
      read[parent] += sent * scale;
      if (!boundary.isAtArithmetic()) {
        double spread = shape.spreadAlongShared(skeleton.factors(child + 1));
        double filled = Math.max(0, words / spread - rounding);
        written[child] += filled * problem.rates().bandwidthScale(child, given);
      }
    }
  }

  private double least() {
    HardwareRates rates = problem.rates();
    double cycles = skeleton.steps();
    for (int level = 0; level < problem.levels(); level++) {
      if (rates.isLimited(level)) {
        double reading = read[level] / rates.readBandwidth(level);
        double writing = written[level] / rates.writeBandwidth(level);
        double both = (read[level] + written[level]) / rates.sharedBandwidth(level);
        double slowest = Math.max(reading, Math.max(writing, both));
        cycles = Math.max(cycles, Math.ceil(slowest * (1 - ROUNDING)));
      }
      double crossing = rates.networkCycles(level, inward[level], outward[level]);
      cycles = Math.max(cycles, Math.ceil(crossing * (1 - ROUNDING)));
    }
    return cycles;
  }
}
