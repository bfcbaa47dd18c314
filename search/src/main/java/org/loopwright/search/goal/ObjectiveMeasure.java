package org.loopwright.search.goal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.loopwright.cost.RunTotals;
import org.loopwright.cost.statistic.NamedStatistic;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.model.expression.Expression;

/** Reads one objective off a mapping that was evaluated. */
final class ObjectiveMeasure {
  /** Those that are read for each mapping of a search; the formula would cost time. */
  private static final Map<Objective, ToDoubleFunction<RunTotals>> QUICK =
      Map.of(
          Objective.ENERGY, RunTotals::energyPj,
          Objective.DELAY, RunTotals::cycles,
          Objective.EDP, RunTotals::energyDelayProduct,
          Objective.ED2P, run -> run.energyDelayProduct() * run.cycles(),
          Objective.LAST_LEVEL_ACCESSES, RunTotals::lastLevelAccesses);

  private final ToDoubleFunction<MeasuredRun> reading;

  private ObjectiveMeasure(ToDoubleFunction<MeasuredRun> reading) {
    this.reading = reading;
  }

  /**
   * A reader of an objective.
   *
   * @throws IllegalArgumentException if there is no such number as it names
   */
  static ObjectiveMeasure of(Objective objective, StatisticNames names) {
    ToDoubleFunction<RunTotals> quick = QUICK.get(objective);
    if (quick != null) {
      return new ObjectiveMeasure(run -> quick.applyAsDouble(run.totals()));
    }
    Expression formula = objective.formula().root();
    if (formula instanceof Expression.Name name) {
      return new ObjectiveMeasure(
          names
              .require(name.name())
              .<ToDoubleFunction<MeasuredRun>>fold(
                  total -> run -> total.of(run.totals()).doubleValue(),
                  part -> run -> run.value(part)));
    }
    List<NamedStatistic> used = formula.names().distinct().map(names::require).toList();
    return new ObjectiveMeasure(run -> value(formula, used, run));
  }

  /** Infinite, and so never the best, where the formula has no value, as when it divides by 0. */
  private static double value(Expression formula, List<NamedStatistic> used, MeasuredRun run) {
    Map<String, Double> values = new HashMap<>();
    used.forEach(statistic -> values.put(statistic.name(), run.value(statistic)));
    try {
      return formula.evaluate(values).doubleValue();
    } catch (ArithmeticException none) {
      return Double.POSITIVE_INFINITY;
    }
  }

  double value(MeasuredRun run) {
    return reading.applyAsDouble(run);
  }
}
