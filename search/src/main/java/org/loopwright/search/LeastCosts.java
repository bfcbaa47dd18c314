package org.loopwright.search;

/**
 * What mappings of which one is the best take at the least; no two of them need to be of one
 * mapping.
 *
 * @param energyPj least energy, pJ; infinite if there is no mapping
 * @param cycles least duration; infinite if there is no mapping
 */
public record LeastCosts(double energyPj, double cycles) {}
