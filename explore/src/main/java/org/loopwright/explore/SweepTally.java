package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is counted over the tasks of a sweep.
 *
 * @param tasksDone tasks, from the first on, that are counted
 * @param analyses layers analysed
 * @param refusal the first reason why a mapping was refused
 */
public record SweepTally(
    long tasksDone, StatusCounts counts, long analyses, Optional<String> refusal) {
  static final SweepTally NOTHING = new SweepTally(0, StatusCounts.NONE, 0, Optional.empty());

  public SweepTally {
    requireNonNull(counts, "counts");
    requireNonNull(refusal, "refusal");
  }

  SweepTally plus(SweepTally next) {
    return new SweepTally(
        Math.addExact(tasksDone, next.tasksDone),
        counts.plus(next.counts),
        Math.addExact(analyses, next.analyses),
        refusal.or(next::refusal));
  }
}
