package org.loopwright.formats.compound;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.SqrtFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixModuloOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic over named numbers: + - * / %, comparisons, {@code A if CONDITION else B}, and {@code
 * ceil floor min max abs sqrt log2}. There is nothing else to call, no power and no text, so that
 * an expression ends soon whoever wrote it.
 */
final class Arithmetic {
  private static final int LONGEST = 300;
  private static final double LARGEST = 1e30;
  private static final Pattern CONDITIONAL = Pattern.compile("(.+?)\\sif\\s(.+?)\\selse\\s(.+)");
  private static final ExpressionConfiguration ONLY_ARITHMETIC =
      ExpressionConfiguration.builder()
          .arraysAllowed(false)
          .structuresAllowed(false)
          .binaryAllowed(false)
          .implicitMultiplicationAllowed(false)
          .mathContext(MathContext.DECIMAL64)
          .defaultConstants(Map.of())
          .functionDictionary(functions())
          .operatorDictionary(operators())
          .build();

  private Arithmetic() {}

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if it is not one, or its value is not a number below 10^30
   */
  static double value(String expression, Map<String, Double> names) {
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException("expression of more than " + LONGEST + " characters");
    }
    try {
      Expression parsed = new Expression(conditional(expression), ONLY_ARITHMETIC);
      for (String name : parsed.getUsedVariables()) {
        Double value = names.get(name);
        if (value == null) {
          throw new IllegalArgumentException(
              "'%s' uses %s, which has no value".formatted(expression, name));
        }
        parsed.with(name, BigDecimal.valueOf(value));
      }
      return finite(expression, parsed.evaluate());
    } catch (EvaluationException | ParseException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "'%s' is no arithmetic: %s".formatted(expression, wrong.getMessage()), wrong);
    }
  }

  private static double finite(String expression, EvaluationValue value) {
    if (!value.isNumberValue() || Math.abs(value.getNumberValue().doubleValue()) > LARGEST) {
      throw new IllegalArgumentException("'%s' is not a usable number".formatted(expression));
    }
    return value.getNumberValue().doubleValue();
  }

  private static String conditional(String expression) {
    Matcher matcher = CONDITIONAL.matcher(expression);
    return matcher.matches()
        ? "if((%s),(%s),(%s))".formatted(matcher.group(2), matcher.group(1), matcher.group(3))
        : expression;
  }

  private static MapBasedFunctionDictionary functions() {
    MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
    functions.addFunction("ceil", new CeilingFunction());
    functions.addFunction("floor", new FloorFunction());
    functions.addFunction("min", new MinFunction());
    functions.addFunction("max", new MaxFunction());
    functions.addFunction("abs", new AbsFunction());
    functions.addFunction("sqrt", new SqrtFunction());
    functions.addFunction("if", new IfFunction());
    functions.addFunction("log2", new BinaryLogarithm());
    return functions;
  }

  private static MapBasedOperatorDictionary operators() {
    MapBasedOperatorDictionary operators = new MapBasedOperatorDictionary();
    operators.addOperator("+", new InfixPlusOperator());
    operators.addOperator("-", new InfixMinusOperator());
    operators.addOperator("*", new InfixMultiplicationOperator());
    operators.addOperator("/", new InfixDivisionOperator());
    operators.addOperator("%", new InfixModuloOperator());
    operators.addOperator("+", new PrefixPlusOperator());
    operators.addOperator("-", new PrefixMinusOperator());
    operators.addOperator("==", new InfixEqualsOperator());
    operators.addOperator("!=", new InfixNotEqualsOperator());
    operators.addOperator("<", new InfixLessOperator());
    operators.addOperator("<=", new InfixLessEqualsOperator());
    operators.addOperator(">", new InfixGreaterOperator());
    operators.addOperator(">=", new InfixGreaterEqualsOperator());
    return operators;
  }

  /** Logarithm to the base of 2, exact for powers of two. */
  @FunctionParameter(name = "value")
  private static final class BinaryLogarithm extends AbstractFunction {
    @Override
    public EvaluationValue evaluate(Expression expression, Token name, EvaluationValue... values)
        throws EvaluationException {
      double value = values[0].getNumberValue().doubleValue();
      if (!(value > 0)) {
        throw new EvaluationException(name, "log2 needs a positive number but got " + value);
      }
      int exponent = Math.getExponent(value);
      double rest = value / Math.scalb(1.0, exponent);
      double log = exponent + Math.log(rest) / Math.log(2);
      return EvaluationValue.numberValue(BigDecimal.valueOf(log));
    }
  }
}
