package org.loopwright.search.goal;

/**
 * What the best mapping takes at the least; no two numbers need to be of one mapping.
 *
 * @param energyPj least energy, pJ
 * @param cycles least duration
 * @param subproblems of the search that may have the best; 0 if they were not listed
 */
public record LeastCosts(double energyPj, double cycles, long subproblems) {
  /** Nothing is known. */
  public static final LeastCosts UNKNOWN = new LeastCosts(0, 0, 0);

  /** Both bounds together. */
  public LeastCosts and(LeastCosts other) {
    return new LeastCosts(
        Math.max(energyPj, other.energyPj),
        Math.max(cycles, other.cycles),
        Math.max(subproblems, other.subproblems));
  }
}
