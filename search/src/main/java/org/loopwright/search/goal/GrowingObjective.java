package org.loopwright.search.goal;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.loopwright.cost.statistic.ResultStatistics;
import org.loopwright.model.expression.Expression;

/**
 * An objective as a function of energy and cycles that neither makes smaller, and that is never
 * negative: bounds of both then bound the objective, and a bound of the objective and of the cycles
 * bounds the energy.
 */
public final class GrowingObjective {
  private final DoubleBinaryOperator value;
  private final DoubleBinaryOperator energyLimit;

  /**
   * A function and its inverse.
   *
   * @param value of energy and cycles
   * @param energyLimit of a value and cycles
   */
  private GrowingObjective(DoubleBinaryOperator value, DoubleBinaryOperator energyLimit) {
    this.value = value;
    this.energyLimit = energyLimit;
  }

  /** The objective as such a function; empty if it is none. */
  public static Optional<GrowingObjective> of(Objective objective, RunConstants constants) {
    if (objective.equals(Objective.ENERGY)) {
      return known((energy, cycles) -> energy, (value, cycles) -> value);
    } else if (objective.equals(Objective.DELAY)) {
      return known(
          (energy, cycles) -> cycles,
          (value, cycles) -> cycles <= value ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    } else if (objective.equals(Objective.EDP)) {
      return known((energy, cycles) -> energy * cycles, (value, cycles) -> value / cycles);
    } else if (objective.equals(Objective.ED2P)) {
      return known(
          (energy, cycles) -> energy * cycles * cycles, (value, cycles) -> value / cycles / cycles);
    }
    Expression formula = objective.formula().root();
    if (Growth.of(formula) != Growth.GROWS) {
      return Optional.empty();
    }
    DoubleBinaryOperator function = (energy, cycles) -> value(formula, energy, cycles, constants);
    return known(function, new EnergyInverse(function)::energyLimit);
  }

  private static Optional<GrowingObjective> known(
      DoubleBinaryOperator value, DoubleBinaryOperator energyLimit) {
    return Optional.of(new GrowingObjective(value, energyLimit));
  }

  /** Infinite where it is too large a number. */
  private static double value(
      Expression formula, double energyPj, double cycles, RunConstants constants) {
    Map<String, Double> names =
        Map.of(
            ResultStatistics.ENERGY_PJ.key(),
            energyPj,
            ResultStatistics.CYCLES.key(),
            cycles,
            ResultStatistics.ENERGY_PER_MAC_PJ.key(),
            energyPj / constants.computes(),
            ResultStatistics.EDP.key(),
            energyPj * cycles,
            ResultStatistics.UTILIZATION.key(),
            constants.computes() / constants.arithmeticUnits() / cycles,
            ResultStatistics.COMPUTES.key(),
            constants.computes(),
            ResultStatistics.AREA_UM2.key(),
            constants.areaUm2(),
            ResultStatistics.ALGORITHMIC_REUSE.key(),
            constants.algorithmicReuse());
    try {
      return formula.evaluate(names).doubleValue();
    } catch (ArithmeticException tooLarge) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The objective of a mapping that takes so much; no mapping that takes more has less. */
  public double value(double energyPj, double cycles) {
    return value.applyAsDouble(energyPj, cycles);
  }

  /**
   * A mapping with more energy than this, and at least {@code cycles}, has an objective above
   * {@code value}. Infinite where any energy will do, negatively where none will.
   */
  public double energyLimit(double value, double cycles) {
    return energyLimit.applyAsDouble(value, cycles);
  }
}
