package org.loopwright.search.optimal;

import org.loopwright.cost.HardwareRates;
import org.loopwright.search.optimal.DataSpaceShape.Effect;

/** The least duration of the mappings of a subproblem: its steps, or what a bandwidth lets pass. */
final class SubproblemCycles {
  private final MappingProblem problem;
  private final SpatialSkeleton skeleton;

  /** By storage level: words that one instance reads, and takes in, at the least. */
  private final double[] read;

  private final double[] written;

  private SubproblemCycles(MappingProblem problem, SpatialSkeleton skeleton) {
    this.problem = problem;
    this.skeleton = skeleton;
    read = new double[problem.levels];
    written = new double[problem.levels];
  }

  static double least(MappingProblem problem, SpatialSkeleton skeleton, int[] keepers) {
    SubproblemCycles cycles = new SubproblemCycles(problem, skeleton);
    boolean limited = false;
    for (int level = 0; level < problem.levels; level++) {
      limited |= problem.rates.isLimited(level);
    }
    if (limited) {
      for (int dataSpace = 0; dataSpace < keepers.length; dataSpace++) {
        cycles.add(dataSpace, keepers[dataSpace]);
      }
    }
    return cycles.least() + problem.rates.latencyCycles();
  }

  private void add(int dataSpace, int keepers) {
    int level = Integer.numberOfTrailingZeros(keepers);
    cross(
        dataSpace,
        -1,
        level,
        SubproblemCosts.wordsOfOneUnit(problem, skeleton, problem.shapes[dataSpace]));
    while (Residency.next(keepers, level) >= 0) {
      int parent = Residency.next(keepers, level);
      cross(dataSpace, level, parent, share(dataSpace, level));
      level = parent;
    }
  }

  /** Words of an instance over the whole run, each once, if they are simple to count; else 0. */
  private double share(int dataSpace, int level) {
    DataSpaceShape shape = problem.shapes[dataSpace];
    double share = 1;
    for (int dimension = 0; dimension < problem.dimensions; dimension++) {
      if (shape.effect[dimension] == Effect.SLIDES) {
        return 0;
      }
      if (shape.moves(dimension)) {
        share *= (double) problem.bounds[dimension] / skeleton.outside[level][dimension];
      }
    }
    return share;
  }

  private void cross(int dataSpace, int child, int parent, double words) {
    BoundaryPrices boundary =
        new BoundaryPrices(problem, skeleton, dataSpace, child, parent);
    int given = problem.space.workloadDataSpace(dataSpace);
    double scale = problem.rates.bandwidthScale(parent, given);
    double sent = words * boundary.leastGroups();
    if (problem.shapes[dataSpace].result) {
      written[parent] += sent * scale;
      read[parent] +=
          Math.max(0, boundary.exactPartition() ? sent - share(dataSpace, parent) : 0) * scale;
    } else {
      read[parent] += sent * scale;
      if (child >= 0) {
        written[child] += words * problem.rates.bandwidthScale(child, given);
      }
    }
  }

  private double least() {
    HardwareRates rates = problem.rates;
    double cycles = skeleton.steps;
    for (int level = 0; level < problem.levels; level++) {
      if (rates.isLimited(level)) {
        double slowest =
            Math.max(
                read[level] / rates.readBandwidth(level),
                Math.max(
                    written[level] / rates.writeBandwidth(level),
                    (read[level] + written[level]) / rates.sharedBandwidth(level)));
        cycles = Math.max(cycles, Math.ceil(slowest * (1 - 1e-9)));
      }
    }
    return cycles;
  }
}
