package org.loopwright.bench.optimal;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * What one search did.
 *
 * @param pair {@code ARCHITECTURE/LAYER}
 * @param reference EDP of the reference mapper, pJ x cycles; empty if there is none
 * @param verdict {@code optimal}, {@code found}, {@code infeasible}, {@code budget spent} or {@code
 *     refused}
 * @param seconds wall time of the search, the median where it was repeated
 * @param edp least EDP found, pJ x cycles
 * @param lowerBound what is proved of it, pJ x cycles
 * @param passedReferenceSeconds when progress first reported an EDP not above the reference's
 * @param peakHeapMib most heap in use, garbage included, MiB
 */
record Measurement(
    String pair,
    OptionalDouble reference,
    BigInteger mapspace,
    String verdict,
    double seconds,
    OptionalDouble edp,
    OptionalDouble lowerBound,
    OptionalDouble gap,
    OptionalDouble passedReferenceSeconds,
    long evaluated,
    double peakHeapMib) {
  static final String OPTIMAL = "optimal";

  Measurement {
    requireNonNull(pair, "pair");
    requireNonNull(reference, "reference");
    requireNonNull(mapspace, "mapspace");
    requireNonNull(verdict, "verdict");
  }

  boolean isOptimal() {
    return verdict.equals(OPTIMAL);
  }

  /** EDP of the reference mapper over ours; empty without both. */
  OptionalDouble improvement() {
    return edp.isPresent() && reference.isPresent()
        ? OptionalDouble.of(reference.getAsDouble() / edp.getAsDouble())
        : OptionalDouble.empty();
  }

  Measurement withSeconds(double other) {
    return new Measurement(
        pair,
        reference,
        mapspace,
        verdict,
        other,
        edp,
        lowerBound,
        gap,
        passedReferenceSeconds,
        evaluated,
        peakHeapMib);
  }
}
