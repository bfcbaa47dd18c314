package org.loopwright.model.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A function that expressions may call: of Python itself, or of its module {@code math}. */
public enum MathFunction {
  CEIL,
  FLOOR,
  ROUND,
  INT,
  FLOAT,
  ABS,
  MIN,
  MAX,
  SQRT,
  EXP,
  LOG,
  LOG2,
  LOG10,
  POW;

  /** The function of that name. */
  public static Optional<MathFunction> of(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Whether the function takes that many arguments. */
  public boolean accepts(int arguments) {
    return switch (this) {
      case MIN, MAX -> arguments >= 2;
      case POW -> arguments == 2;
      default -> arguments == 1;
    };
  }

  Number apply(List<Number> arguments) {
    Number first = arguments.get(0);
    double value = first.doubleValue();
    return PythonNumbers.checked(
        switch (this) {
          case CEIL -> whole(first, Math.ceil(value));
          case FLOOR -> whole(first, Math.floor(value));
          case ROUND -> whole(first, Math.rint(value));
          case INT -> whole(first, value < 0 ? Math.ceil(value) : Math.floor(value));
          case FLOAT -> value;
          case ABS -> first instanceof BigInteger integer ? integer.abs() : Math.abs(value);
          case MIN -> extreme(arguments, ComparisonOperator.LESS);
          case MAX -> extreme(arguments, ComparisonOperator.GREATER);
          case SQRT -> Math.sqrt(value);
          case EXP -> Math.exp(value);
          case LOG -> Math.log(value);
          case LOG2 -> log2(value);
          case LOG10 -> Math.log10(value);
          case POW -> Math.pow(value, arguments.get(1).doubleValue());
        });
  }

  /** A number rounded to an integer; integers stay as they are. */
  private static Number whole(Number value, double rounded) {
    return value instanceof Double ? BigDecimal.valueOf(rounded).toBigInteger() : value;
  }

  /** The first argument that no other one is beyond. */
  private static Number extreme(List<Number> values, ComparisonOperator beyond) {
    return values.stream().reduce((a, b) -> beyond.holds(b, a) ? b : a).orElseThrow();
  }

  /** Exact for powers of two. */
  private static double log2(double value) {
    int exponent = Math.getExponent(value);
    return exponent + Math.log(value / Math.scalb(1.0, exponent)) / Math.log(2);
  }
}
