package org.loopwright.dataflow.engine;

/**
 * How the units of a level share one tensor in one case.
 *
 * @param split whether different units hold different parts of it
 * @param units units with work
 * @param lead the role of the first of them
 * @param next units after the first that hold a whole tile, if the tensor is split
 * @param partial whether there is a last unit with a smaller tile besides these
 */
record SpatialShare(boolean split, long units, UnitRole lead, long next, boolean partial) {

  /** Every unit holds the same. */
  static SpatialShare same(long units) {
    return new SpatialShare(false, units, UnitRole.FIRST, 0, false);
  }

  /** Every unit has a whole tile of its own. */
  static SpatialShare full(long units) {
    return new SpatialShare(true, units, UnitRole.FIRST, units - 1, false);
  }

  /** The last fold: fewer units, of which the last may have less. */
  static SpatialShare edge(long units, boolean partialUnit) {
    if (units == 1) {
      UnitRole lead = partialUnit ? UnitRole.FIRST_PARTIAL : UnitRole.FIRST;
      return new SpatialShare(true, 1, lead, 0, false);
    }
    long next = Math.max(units - (partialUnit ? 1 : 0) - 1, 0);
    return new SpatialShare(true, units, UnitRole.FIRST, next, partialUnit);
  }
}
