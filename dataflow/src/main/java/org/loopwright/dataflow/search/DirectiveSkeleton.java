package org.loopwright.dataflow.search;

/**
 * What a mapping lays over units, by the positions of the dimensions in their space.
 *
 * @param outer over clusters, or over PEs if there are no clusters
 * @param inner over the PEs of a cluster; of no account without clusters
 * @param cluster PEs of a cluster; 1 if there are no clusters
 * @param withFilter whether the filter's rows (or columns) move along the PEs of a cluster with
 *     those of the input, so that all add to the same outputs
 * @param units clusters of the array, or PEs if there are no clusters
 */
record DirectiveSkeleton(int outer, int inner, long cluster, boolean withFilter, long units) {
  boolean hasClusters() {
    return cluster > 1;
  }

  /** Tiles of a PE, side by side, that a unit holds of a dimension. */
  long tilesOfUnit(int dimension) {
    return hasClusters() && dimension == inner && !withFilter ? cluster : 1;
  }
}
