package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Require;

/**
 * What an architecture itself says of the energy of a network.
 *
 * @param perHopPj energy of a word over one hop, pJ, whatever wires take
 * @param perRouterPj energy of a word through one router, pJ
 * @param wirePjPerBitMm energy of a bit over a millimetre of wire, pJ; 0 says nothing
 * @param hopUm length of a hop, um; without it the side of what lies between its ends
 */
public record StatedNetworkEnergy(
    OptionalDouble perHopPj, double perRouterPj, double wirePjPerBitMm, OptionalDouble hopUm) {
  /** An architecture that says nothing. */
  public static final StatedNetworkEnergy NONE =
      new StatedNetworkEnergy(OptionalDouble.empty(), 0, 0, OptionalDouble.empty());

  private static final double UM_PER_MM = 1e3;

  public StatedNetworkEnergy {
    requireNonNull(perHopPj, "perHopPj");
    requireNonNull(hopUm, "hopUm");
    perHopPj.ifPresent(pj -> Require.notNegative(pj, "energy per hop"));
    Require.notNegative(perRouterPj, "energy per router");
    Require.notNegative(wirePjPerBitMm, "energy of a wire");
    hopUm.ifPresent(um -> Require.notNegative(um, "length of a hop"));
  }

  /**
   * Energy of a word over one hop, pJ, if anything is said of it.
   *
   * @param tileUm2 area of what lies between the ends of a hop, taken as a square
   */
  public OptionalDouble hopPj(int wordBits, double tileUm2) {
    if (perHopPj.isPresent() || wirePjPerBitMm == 0) {
      return perHopPj;
    }
    double mm = hopUm.orElse(Math.sqrt(tileUm2)) / UM_PER_MM;
    return OptionalDouble.of(wordBits * mm * wirePjPerBitMm);
  }
}
