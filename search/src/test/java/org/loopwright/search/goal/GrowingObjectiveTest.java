package org.loopwright.search.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.model.expression.MathFunction;

final class GrowingObjectiveTest {
  private static final Expression ENERGY = new Expression.Name("energy_pj");
  private static final Expression CYCLES = new Expression.Name("cycles");
  private static final Expression UTILIZATION = new Expression.Name("utilization");
  private static final RunConstants CONSTANTS = new RunConstants(1000, 10, 50, 8);

  /**
   * {@code energy_pj ** 1.5 + cycles / utilization}, the larger of energy and 7 cycles, and {@code
   * energy_per_mac_pj / algorithmic_reuse}.
   */
  private static final List<Expression> GROWING =
      List.of(
          operation(
              operation(ENERGY, ArithmeticOperator.POWER, new Expression.Literal(1.5)),
              ArithmeticOperator.PLUS,
              operation(CYCLES, ArithmeticOperator.DIVIDE, UTILIZATION)),
          new Expression.Call(
              MathFunction.MAX,
              List.of(
                  ENERGY,
                  operation(new Expression.Literal(7.0), ArithmeticOperator.TIMES, CYCLES))),
          operation(
              new Expression.Name("energy_per_mac_pj"),
              ArithmeticOperator.DIVIDE,
              new Expression.Name("algorithmic_reuse")));

  private static Expression operation(
      Expression left, ArithmeticOperator operator, Expression right) {
    return new Expression.Operation(left, operator, right);
  }

  private static Optional<GrowingObjective> growing(Expression expression) {
    Objective objective = new Objective("formula", "", new Formula("formula", expression));
    assertThat(objective.isProvable())
        .isEqualTo(GrowingObjective.of(objective, CONSTANTS).isPresent());
    return GrowingObjective.of(objective, CONSTANTS);
  }

  @Property(tries = 300)
  void moreEnergyOrCyclesNeverMakeItLess(
      @ForAll @DoubleRange(min = 0, max = 1e12) double energyPj,
      @ForAll @DoubleRange(min = 0, max = 1e12) double morePj,
      @ForAll @IntRange(min = 1, max = 1_000_000_000) int cycles,
      @ForAll @IntRange(min = 0, max = 1_000_000_000) int moreCycles) {
    for (Expression expression : GROWING) {
      GrowingObjective objective = growing(expression).orElseThrow();
      double value = objective.value(energyPj, cycles);
      assertThat(value).isNotNegative();
      assertThat(objective.value(energyPj + morePj, cycles)).isGreaterThanOrEqualTo(value);
      assertThat(objective.value(energyPj, cycles + moreCycles)).isGreaterThanOrEqualTo(value);
    }
  }

  /**
   * What takes more energy than the limit is worse; the limit itself is hardly above the energy.
   */
  @Property(tries = 300)
  void energyLimitIsTheEnergyOfAValue(
      @ForAll @DoubleRange(min = 1, max = 1e12) double energyPj,
      @ForAll @IntRange(min = 1, max = 1_000_000) int cycles) {
    for (Expression expression : GROWING) {
      GrowingObjective objective = growing(expression).orElseThrow();
      double value = objective.value(energyPj, cycles);
      double limit = objective.energyLimit(value, cycles);
      assertThat(limit).isGreaterThanOrEqualTo(energyPj);
      assertThat(objective.value(limit * (1 + 1e-9), cycles)).isGreaterThanOrEqualTo(value);
      assertThat(objective.value(limit * (1 - 1e-9), cycles)).isLessThanOrEqualTo(value);
    }
  }

  @Test
  void noEnergyWillDoWhereCyclesAloneAreTooMuch() {
    GrowingObjective most = growing(GROWING.get(1)).orElseThrow();
    assertThat(most.energyLimit(699, 100)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(most.energyLimit(701, 100)).isBetween(701.0, 701.000001);
  }

  /**
   * Less is not always less: differences, falling powers, what may be divided by 0, other names.
   */
  @Test
  void whatMayFallIsNotTaken() {
    Expression one = new Expression.Literal(1.0);
    List<Expression> others =
        List.of(
            operation(ENERGY, ArithmeticOperator.MINUS, CYCLES),
            operation(CYCLES, ArithmeticOperator.DIVIDE, ENERGY),
            operation(one, ArithmeticOperator.DIVIDE, CYCLES),
            operation(ENERGY, ArithmeticOperator.POWER, new Expression.Negation(one)),
            operation(ENERGY, ArithmeticOperator.TIMES, UTILIZATION),
            operation(ENERGY, ArithmeticOperator.DIVIDE, new Expression.Name("area_um2")),
            new Expression.Negation(ENERGY),
            new Expression.Name("levels.GLB.reads"),
            UTILIZATION,
            one);
    assertThat(others).allSatisfy(each -> assertThat(growing(each)).isEmpty());
  }
}
