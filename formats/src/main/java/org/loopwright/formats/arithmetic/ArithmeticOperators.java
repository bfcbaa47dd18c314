package org.loopwright.formats.arithmetic;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.PrefixOperator;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;

/** The operators of {@link Arithmetic}. */
final class ArithmeticOperators {
  private ArithmeticOperators() {}

  static MapBasedOperatorDictionary all() {
    MapBasedOperatorDictionary operators = new MapBasedOperatorDictionary();
    operators.addOperator("+", new InfixPlusOperator());
    operators.addOperator("-", new InfixMinusOperator());
    operators.addOperator("*", new InfixMultiplicationOperator());
    operators.addOperator("/", new InfixDivisionOperator());
    operators.addOperator("%", new FloorRemainder());
    operators.addOperator("//", new FloorDivision());
    operators.addOperator("^", new Power());
    operators.addOperator("+", new PrefixPlusOperator());
    operators.addOperator("-", new PrefixMinusOperator());
    operators.addOperator("==", new InfixEqualsOperator());
    operators.addOperator("!=", new InfixNotEqualsOperator());
    operators.addOperator("<", new InfixLessOperator());
    operators.addOperator("<=", new InfixLessEqualsOperator());
    operators.addOperator(">", new InfixGreaterOperator());
    operators.addOperator(">=", new InfixGreaterEqualsOperator());
    operators.addOperator("&&", new InfixAndOperator());
    operators.addOperator("||", new InfixOrOperator());
    operators.addOperator("!", new Not());
    return operators;
  }

  private static EvaluationValue finite(Token operator, double value) throws EvaluationException {
    if (!Double.isFinite(value)) {
      throw new EvaluationException(operator, operator.getValue() + " gives no finite number");
    }
    return EvaluationValue.numberValue(BigDecimal.valueOf(value));
  }

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE)
  private static final class FloorDivision extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token operator, EvaluationValue... of)
        throws EvaluationException {
      double quotient = of[0].getNumberValue().doubleValue() / of[1].getNumberValue().doubleValue();
      return finite(operator, Math.floor(quotient));
    }
  }

  /** Has the sign of the divisor, as in Python. */
  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE)
  private static final class FloorRemainder extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token operator, EvaluationValue... of)
        throws EvaluationException {
      double dividend = of[0].getNumberValue().doubleValue();
      double divisor = of[1].getNumberValue().doubleValue();
      return finite(operator, dividend - Math.floor(dividend / divisor) * divisor);
    }
  }

  /** Weaker than a comparison, as in Python. */
  @PrefixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_AND + 1)
  private static final class Not extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token operator, EvaluationValue... of) {
      return EvaluationValue.booleanValue(!of[0].getBooleanValue());
    }
  }

  /** In floating point, whose time does not grow with the exponent. */
  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER, leftAssociative = false)
  private static final class Power extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token operator, EvaluationValue... of)
        throws EvaluationException {
      return finite(
          operator,
          Math.pow(of[0].getNumberValue().doubleValue(), of[1].getNumberValue().doubleValue()));
    }
  }
}
