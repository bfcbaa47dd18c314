package org.loopwright.formats.compound;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic over named numbers, in the words of {@link ArithmeticLanguage}, with {@code A if
 * CONDITION else B}, {@code and}, {@code or} and {@code not}. There is nothing else to call and no
 * text, and powers are of doubles, so that an expression ends soon whoever wrote it.
 */
final class Arithmetic {
  private static final int LONGEST = 300;
  private static final double LARGEST = 1e30;
  private static final Pattern CONDITIONAL = Pattern.compile("(.+?)\\sif\\s(.+?)\\selse\\s(.+)");

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
          .functionDictionary(ArithmeticLanguage.functions())
          .operatorDictionary(ArithmeticLanguage.operators())
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
    if (HUGE.matcher(expression).find()) {
      throw new IllegalArgumentException("'%s' has too large a number".formatted(expression));
    }
    try {
      Expression parsed = new Expression(translated(expression), ONLY_ARITHMETIC);
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

  private static String translated(String expression) {
    return conditional(
        expression
            .replaceAll("\\band\\b", "&&")
            .replaceAll("\\bor\\b", "||")
            .replaceAll("\\bnot\\b", "!"));
  }

  /** Choices may follow each other: {@code A if C else B if D else E}. */
  private static String conditional(String expression) {
    Matcher matcher = CONDITIONAL.matcher(expression);
    return matcher.matches()
        ? "if((%s),(%s),(%s))"
            .formatted(matcher.group(2), matcher.group(1), conditional(matcher.group(3)))
        : expression;
  }
}
