package org.loopwright.explore;

import java.util.List;
import java.util.Optional;

/**
 * What the designs of one number of PEs in one style come to.
 *
 * @param candidates valid designs of which one is the best for any objective, and all that may
 *     stand on the Pareto front, in sweep order
 * @param picture valid designs to draw
 * @param analyses layers analysed
 * @param refusal why a mapping was refused, if one was
 */
record TaskResult(
    StatusCounts counts,
    List<Design> candidates,
    List<Design> picture,
    long analyses,
    Optional<String> refusal) {}
