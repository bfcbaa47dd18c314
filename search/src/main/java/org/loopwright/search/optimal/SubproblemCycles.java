package org.loopwright.search.optimal;

import org.loopwright.cost.HardwareRates;

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

  /** Words of an instance over the whole run, each once, at the least. */
  private double share(int dataSpace, int level) {
    DataSpaceShape shape = problem.shapes[dataSpace];
    return shape.tangled ? 0 : shape.leastDistinct(problem.bounds, skeleton.outside[level]);
  }

  private void cross(int dataSpace, int child, int parent, double words) {
    BoundaryPrices boundary = new BoundaryPrices(problem, skeleton, dataSpace, child, parent);
    int given = problem.space.workloadDataSpace(dataSpace);
    double scale = problem.rates.bandwidthScale(parent, given);
    DataSpaceShape shape = problem.shapes[dataSpace];
    double rounding = shape.ownsAllRanks() ? 0 : 1;
    double sent = Math.max(0, boundary.leastSent(words) - rounding);
    if (shape.result) {
      written[parent] += sent * scale;
      read[parent] +=
          Math.max(0, boundary.exactPartition() ? sent - share(dataSpace, parent) : 0) * scale;
    } else {
      read[parent] += sent * scale;
      if (child >= 0) {
        double filled =
            Math.max(0, words / shape.spreadAlongShared(skeleton.factors[child + 1]) - rounding);
        written[child] += filled * problem.rates.bandwidthScale(child, given);
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
