package org.loopwright.formats.compound;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
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
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The words that expressions of compound components may use: {@code + - * / // % **}, comparisons,
 * {@code && || !}, and {@code ceil floor round int float min max abs sqrt pow exp log log2 log10
 * if}. What could make a number of many digits is worked out in doubles.
 */
final class ArithmeticLanguage {
  private ArithmeticLanguage() {}

  static MapBasedFunctionDictionary functions() {
    MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
    functions.addFunction("ceil", new OfOne(Math::ceil));
    functions.addFunction("floor", new OfOne(Math::floor));
    functions.addFunction("min", new MinFunction());
    functions.addFunction("max", new MaxFunction());
    functions.addFunction("abs", new AbsFunction());
    functions.addFunction("if", new IfFunction());
    functions.addFunction("round", new OfOne(Math::rint));
    functions.addFunction(
        "int", new OfOne(value -> value < 0 ? Math.ceil(value) : Math.floor(value)));
    functions.addFunction("float", new OfOne(value -> value));
    functions.addFunction("sqrt", new OfOne(Math::sqrt));
    functions.addFunction("exp", new OfOne(Math::exp));
    functions.addFunction("log", new OfOne(Math::log));
    functions.addFunction("log10", new OfOne(Math::log10));
    functions.addFunction("log2", new OfOne(ArithmeticLanguage::log2));
    functions.addFunction("pow", new OfTwo(Math::pow));
    return functions;
  }

  static MapBasedOperatorDictionary operators() {
    MapBasedOperatorDictionary operators = new MapBasedOperatorDictionary();
    operators.addOperator("+", new InfixPlusOperator());
    operators.addOperator("-", new InfixMinusOperator());
    operators.addOperator("*", new InfixMultiplicationOperator());
    operators.addOperator("/", new InfixDivisionOperator());
    operators.addOperator("//", new WholeDivision());
    operators.addOperator("%", new Remainder());
    operators.addOperator("**", new Power());
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
    operators.addOperator("!", new PrefixNotOperator());
    return operators;
  }

  /** Logarithm to the base of 2, exact for powers of two. */
  private static double log2(double value) {
    if (!(value > 0)) {
      return Double.NaN;
    }
    int exponent = Math.getExponent(value);
    return exponent + Math.log(value / Math.scalb(1.0, exponent)) / Math.log(2);
  }

  private static double number(EvaluationValue value) {
    return value.getNumberValue().doubleValue();
  }

  private static EvaluationValue result(Token place, double value) throws EvaluationException {
    if (!Double.isFinite(value)) {
      throw new EvaluationException(place, place.getValue() + " has no usable value here");
    }
    return EvaluationValue.numberValue(BigDecimal.valueOf(value));
  }

  @FunctionParameter(name = "value")
  private static final class OfOne extends AbstractFunction {
    private final DoubleUnaryOperator function;

    OfOne(DoubleUnaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token name, EvaluationValue... values)
        throws EvaluationException {
      return result(name, function.applyAsDouble(number(values[0])));
    }
  }

  @FunctionParameter(name = "value")
  @FunctionParameter(name = "other")
  private static final class OfTwo extends AbstractFunction {
    private final DoubleBinaryOperator function;

    OfTwo(DoubleBinaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token name, EvaluationValue... values)
        throws EvaluationException {
      return result(name, function.applyAsDouble(number(values[0]), number(values[1])));
    }
  }

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE)
  private static final class WholeDivision extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(token, Math.floor(number(values[0]) / number(values[1])));
    }
  }

  /** As in Python: of the sign of the divisor. */
  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE)
  private static final class Remainder extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      double divisor = number(values[1]);
      double value = number(values[0]);
      return result(token, value - divisor * Math.floor(value / divisor));
    }
  }

  @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER, leftAssociative = false)
  private static final class Power extends AbstractOperator {
    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
        throws EvaluationException {
      return result(token, Math.pow(number(values[0]), number(values[1])));
    }
  }
}
