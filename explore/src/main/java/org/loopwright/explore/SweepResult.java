package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a sweep, when it is over or before: so it is a checkpoint as well.
 *
 * @param tasksDone how many tasks, from the first on, are in it
 * @param front the Pareto front of the objectives and area, in sweep order
 * @param best the best design for each objective of the sweep, in their order; none without a valid
 *     design
 * @param sample designs to draw
 * @param sampleZeroBits how sparse the sample is
 * @param analyses layers analysed
 * @param refusal the first reason why a mapping was refused
 */
public record SweepResult(
    long tasksDone,
    StatusCounts counts,
    List<Design> front,
    List<Design> best,
    List<Design> sample,
    int sampleZeroBits,
    long analyses,
    Optional<String> refusal) {
  public SweepResult {
    requireNonNull(counts, "counts");
    front = List.copyOf(front);
    best = List.copyOf(best);
    sample = List.copyOf(sample);
    requireNonNull(refusal, "refusal");
  }

  /** Nothing done yet. */
  public static SweepResult nothing() {
    return new SweepResult(
        0, StatusCounts.none(), List.of(), List.of(), List.of(), 0, 0, Optional.empty());
  }

  public boolean covers(Sweep sweep) {
    return tasksDone == sweep.tasks();
  }
}
