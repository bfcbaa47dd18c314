package org.loopwright.analysis.residual;

/** Dimensions that index ranks of a tensor together, apart from its other ranks. */
interface RankGroup {
  /**
   * Sums over the steps and places that the kinds of the digits allow.
   *
   * @param outer level of the senders
   * @param inner level of the receivers, -1 for the arithmetic
   * @param stepped dimension of the loop that steps; -1 if there is no step before, and nothing
   *     kept
   */
  ResidualSums sum(int outer, int inner, int stepped);

  /** Words that the instances of {@code inner} hold over the run, if their tiles leave no gaps. */
  long everHeld(int inner);

  /** Those next inside {@code outer} that need the same tile at a step, at most. */
  long sharers(int outer, int inner);
}
