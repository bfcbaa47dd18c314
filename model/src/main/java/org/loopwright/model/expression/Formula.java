package org.loopwright.model.expression;

import java.util.Map;
import java.util.NoSuchElementException;

/**
 * An expression with the text that a user wrote, for messages.
 *
 * @param text the expression as written
 * @param root what it means
 */
public record Formula(String text, Expression root) {
  private static final double LARGEST = 1e30;

  /**
   * The value of the formula; truth values are 1 and 0.
   *
   * @throws IllegalArgumentException if it has none, or one above 10^30
   */
  public double value(Map<String, ? extends Number> names) {
    double value;
    try {
      value = root.evaluate(names).doubleValue();
    } catch (NoSuchElementException name) {
      throw new IllegalArgumentException(
          "'%s' uses %s, which has no value".formatted(text, name.getMessage()), name);
    } catch (ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "'%s' is no arithmetic: %s".formatted(text, wrong.getMessage()), wrong);
    }
    if (Math.abs(value) > LARGEST) {
      throw new IllegalArgumentException("'%s' is not a usable number".formatted(text));
    }
    return value;
  }
}
