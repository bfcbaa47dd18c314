package org.loopwright.dataflow.engine;

import java.util.function.ToLongFunction;

/**
 * How the units of a level share one tensor in one case.
 *
 * @param split whether different units hold different parts of the tensor
 * @param lead the role of the first unit with work
 * @param next units after the first that hold a whole tile, if the tensor is split
 * @param partial whether there is a last unit with a smaller tile after these
 */
record SpatialShare(boolean split, UnitRole lead, long next, boolean partial) {

  /** Every unit holds the same. */
  static SpatialShare same() {
    return new SpatialShare(false, UnitRole.FIRST, 0, false);
  }

  /** Every unit has a whole tile of its own. */
  static SpatialShare full(long units) {
    return new SpatialShare(true, UnitRole.FIRST, units - 1, false);
  }

  /** The last fold: fewer units, of which the last may have less. */
  static SpatialShare edge(long units, boolean partialUnit) {
    if (units == 1) {
      UnitRole lead = partialUnit ? UnitRole.FIRST_PARTIAL : UnitRole.FIRST;
      return new SpatialShare(true, lead, 0, false);
    }
    return new SpatialShare(true, UnitRole.FIRST, units - (partialUnit ? 2 : 1), partialUnit);
  }

  /**
   * The sum of a volume over the units.
   *
   * @param nextRole the role of the units between the first and a partial last one
   * @param volume the volume of a unit, by its role
   */
  long sum(UnitRole nextRole, ToLongFunction<UnitRole> volume) {
    long sum = volume.applyAsLong(lead);
    if (next > 0) {
      sum = Math.addExact(sum, Math.multiplyExact(next, volume.applyAsLong(nextRole)));
    }
    return partial ? Math.addExact(sum, volume.applyAsLong(UnitRole.NEXT_PARTIAL)) : sum;
  }
}
