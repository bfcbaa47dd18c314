package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Everything known of a sweep, when it is over or before: so it is a checkpoint as well.
 *
 * @param front the Pareto front of the objectives and area, in sweep order
 * @param best the best design for each objective of the sweep, in their order; none without a valid
 *     design
 * @param sample designs to draw
 */
public record SweepResult(
    SweepTally tally, List<Design> front, List<Design> best, DesignSample sample) {
  public SweepResult {
    requireNonNull(tally, "tally");
    front = List.copyOf(front);
    best = List.copyOf(best);
    requireNonNull(sample, "sample");
  }

  /** The result before the first task. */
  public static SweepResult nothing() {
    return new SweepResult(SweepTally.NOTHING, List.of(), List.of(), DesignSample.EMPTY);
  }

  public StatusCounts counts() {
    return tally.counts();
  }

  public boolean covers(Sweep sweep) {
    return tally.tasksDone() == sweep.tasks();
  }
}
