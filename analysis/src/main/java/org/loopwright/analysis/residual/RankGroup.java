package org.loopwright.analysis.residual;

/** Dimensions that index ranks of a tensor together, apart from its other ranks. */
interface RankGroup {
  /** The dimension that steps where there is no step before, and nothing kept. */
  int NO_STEP = -1;

  /**
   * Sums over the steps and places that the kinds of the digits allow.
   *
   * @param outer level of the senders
   * @param inner level of the receivers, or the arithmetic
   * @param stepped dimension of the loop that steps, or {@link #NO_STEP}
   */
  ResidualSums sum(int outer, int inner, int stepped);

  /** Words that the instances of {@code inner} hold over the run, if their tiles leave no gaps. */
  long everHeld(int inner);

  /** The greatest number of instances next inside {@code outer} that need one tile at a step. */
  long sharers(int outer, int inner);
}
