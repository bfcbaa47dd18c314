package org.loopwright.formats.arithmetic;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Arithmetic over named numbers, written as in Python: + - * / // % **, comparisons, {@code and or
 * not}, {@code A if CONDITION else B}, and a few functions such as {@code ceil max log2}. There is
 * nothing else to call and no text, and every step takes the time of one floating-point operation,
 * so that an expression ends soon whoever wrote it.
 */
public final class Arithmetic {
  private static final int LONGEST = 300;
  private static final double LARGEST = 1e30;

  /** An exponent of four digits or more: such a number could fill the memory. */
  private static final Pattern HUGE = Pattern.compile("\\d\\.?[eE][+-]?\\d{4}");

  private static final ExpressionConfiguration ONLY_ARITHMETIC =
      ExpressionConfiguration.builder()
          .arraysAllowed(false)
          .structuresAllowed(false)
          .binaryAllowed(false)
          .implicitMultiplicationAllowed(false)
          .mathContext(MathContext.DECIMAL64)
          .defaultConstants(Map.of())
          .functionDictionary(ArithmeticFunctions.all())
          .operatorDictionary(ArithmeticOperators.all())
          .build();

  private Arithmetic() {}

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if it is not one, or its value is not a number below 10^30
   */
  public static double value(String expression, Map<String, Double> names) {
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException("expression of more than " + LONGEST + " characters");
    }
    if (HUGE.matcher(expression).find()) {
      throw new IllegalArgumentException("'%s' has too large a number".formatted(expression));
    }
    try {
      Expression parsed = new Expression(PythonSpelling.translate(expression), ONLY_ARITHMETIC);
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
    if (value.isBooleanValue()) {
      return value.getBooleanValue() ? 1 : 0;
    }
    if (!value.isNumberValue() || Math.abs(value.getNumberValue().doubleValue()) > LARGEST) {
      throw new IllegalArgumentException("'%s' is not a usable number".formatted(expression));
    }
    return value.getNumberValue().doubleValue();
  }
}
