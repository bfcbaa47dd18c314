package org.loopwright.explore.space;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a design takes for all its networks.
 *
 * @param energyPj energy of one run of every network, pJ
 * @param cycles cycles of the same
 * @param areaUm2 area of the design, um^2
 * @param cycleSeconds length of a cycle, s; empty where the design does not state it
 */
public record PointTotals(
    double energyPj, double cycles, double areaUm2, OptionalDouble cycleSeconds) {
  public static final String ENERGY = "energy_pj";
  public static final String CYCLES = "cycles";
  public static final String EDP = "edp_pj_cycles";
  public static final String AREA = "area_um2";
  public static final String POWER = "power_mw";

  private static final double MW_PER_PJ_PER_S = 1e-9;

  /** Average power, mW; empty without a length of the cycle. */
  public OptionalDouble powerMw() {
    return cycleSeconds.isPresent()
        ? OptionalDouble.of(energyPj * MW_PER_PJ_PER_S / (cycles * cycleSeconds.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** Energy-delay product, pJ x cycles. */
  public double edp() {
    return energyPj * cycles;
  }

  /** The numbers by name, for formulas. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers =
        new HashMap<>(Map.of(ENERGY, energyPj, CYCLES, cycles, EDP, edp(), AREA, areaUm2));
    powerMw().ifPresent(power -> numbers.put(POWER, power));
    return numbers;
  }
}
