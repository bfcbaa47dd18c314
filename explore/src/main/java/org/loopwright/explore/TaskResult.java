package org.loopwright.explore;

import java.util.List;

/**
 * The result for the designs of one number of PEs in one style.
 *
 * @param candidates valid designs, in sweep order, among which are the best for any objective and
 *     all that may be on the Pareto front
 * @param picture valid designs to draw
 */
record TaskResult(SweepTally tally, List<Design> candidates, List<Design> picture) {}
