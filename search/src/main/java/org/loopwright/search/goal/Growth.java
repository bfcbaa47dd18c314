package org.loopwright.search.goal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.cost.statistic.ResultStatistics;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.MathFunction;

/**
 * How the value of an expression changes when a mapping takes more energy or more cycles. All but
 * {@link #UNKNOWN} are of expressions that are never negative, so that products and powers keep the
 * direction of what they are made of; what none of the rules here covers is unknown.
 */
enum Growth {
  /** The same for all mappings. */
  CONSTANT,
  /** Never less with more energy, nor with more cycles. */
  GROWS,
  /** Never more with more cycles, the same for any energy, and never 0. */
  SHRINKS,
  /** Anything else. */
  UNKNOWN;

  private static final Map<String, Growth> NAMES =
      Map.of(
          ResultStatistics.ENERGY_PJ.key(), GROWS,
          ResultStatistics.CYCLES.key(), GROWS,
          ResultStatistics.EDP.key(), GROWS,
          ResultStatistics.UTILIZATION.key(), SHRINKS,
          ResultStatistics.ENERGY_PER_MAC_PJ.key(), GROWS,
          ResultStatistics.COMPUTES.key(), CONSTANT,
          ResultStatistics.ALGORITHMIC_REUSE.key(), CONSTANT,
          ResultStatistics.AREA_UM2.key(), CONSTANT);

  private static final Set<String> NEVER_ZERO =
      Set.of(ResultStatistics.COMPUTES.key(), ResultStatistics.ALGORITHMIC_REUSE.key());

  static Growth of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value().doubleValue() >= 0 ? CONSTANT : UNKNOWN;
    }
    if (expression instanceof Expression.Name name) {
      return NAMES.getOrDefault(name.name(), UNKNOWN);
    }
    if (expression instanceof Expression.Operation operation) {
      return of(operation);
    }
    return expression instanceof Expression.Call call ? of(call) : UNKNOWN;
  }

  private static Growth of(Expression.Operation operation) {
    return switch (operation.operator()) {
      case PLUS, TIMES -> together(operation.operands());
      case DIVIDE, FLOOR_DIVIDE -> quotient(operation);
      case POWER -> power(operation.left(), operation.right());
      case MINUS, REMAINDER -> UNKNOWN;
    };
  }

  private static Growth of(Expression.Call call) {
    return switch (call.function()) {
      case CEIL, FLOOR, ROUND, INT, FLOAT, ABS, SQRT -> rounded(call);
      case MIN, MAX -> together(call.operands());
      case POW -> power(call.operands().get(0), call.operands().get(1));
      case EXP, LOG, LOG2, LOG10 -> UNKNOWN;
    };
  }

  /** What is rounded may be 0, so what shrinks is no divisor any more. */
  private static Growth rounded(Expression.Call call) {
    Growth growth = of(call.operands().get(0));
    boolean mayVanish = call.function() != MathFunction.SQRT;
    return growth == SHRINKS && mayVanish ? UNKNOWN : growth;
  }

  /** Of several at once: they must not pull apart. */
  private static Growth together(List<Expression> operands) {
    Growth all = CONSTANT;
    for (Expression operand : operands) {
      Growth growth = of(operand);
      if (growth == UNKNOWN || (growth != CONSTANT && all != CONSTANT && growth != all)) {
        return UNKNOWN;
      }
      all = growth == CONSTANT ? all : growth;
    }
    return all == SHRINKS && operands.stream().anyMatch(Growth::mayBeZero) ? UNKNOWN : all;
  }

  /** A divisor must not be 0: a number above it, the operations, or what shrinks. */
  private static Growth quotient(Expression.Operation quotient) {
    Growth dividend = of(quotient.left());
    Growth divisor = of(quotient.right());
    if (divisor == CONSTANT && !mayBeZero(quotient.right())) {
      boolean mayVanish = quotient.operator() == ArithmeticOperator.FLOOR_DIVIDE;
      return dividend == SHRINKS && mayVanish ? UNKNOWN : dividend;
    }
    return divisor == SHRINKS && (dividend == CONSTANT || dividend == GROWS) ? GROWS : UNKNOWN;
  }

  private static Growth power(Expression base, Expression exponent) {
    return exponent instanceof Expression.Literal && of(exponent) == CONSTANT ? of(base) : UNKNOWN;
  }

  /** Whether a constant may be 0; of all expressions only some are known not to be. */
  private static boolean mayBeZero(Expression expression) {
    if (of(expression) == SHRINKS) {
      return false;
    }
    if (expression instanceof Expression.Name name) {
      return !NEVER_ZERO.contains(name.name());
    }
    return !(expression instanceof Expression.Literal literal)
        || literal.value().doubleValue() == 0;
  }
}
