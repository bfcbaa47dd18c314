package org.loopwright.search.optimal;

/**
 * One subproblem before its tables are built.
 *
 * @param fixed what its temporal loops do not change, in the unit of the prices
 * @param cost least cost by the quick bounds
 * @param cycles least duration
 * @param bound least value of the first objective
 */
record Root(
    SpatialSkeleton skeleton,
    Residency residency,
    double fixed,
    double cost,
    double cycles,
    double bound) {}
