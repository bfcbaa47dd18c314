package org.loopwright.model.expression;

import java.util.Arrays;

/** An operator that makes one number of two. */
public enum Operator {
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  REMAINDER("%"),
  POWER("**");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator that is written {@code symbol}. */
  public static Operator of(String symbol) {
    return Arrays.stream(values())
        .filter(each -> each.symbol.equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  Number apply(Number left, Number right) {
    return PythonNumbers.checked(
        switch (this) {
          case PLUS -> PythonNumbers.add(left, right);
          case MINUS -> PythonNumbers.add(left, PythonNumbers.negate(right));
          case TIMES -> PythonNumbers.multiply(left, right);
          case DIVIDE -> PythonNumbers.divide(left, right);
          case FLOOR_DIVIDE -> PythonNumbers.floorDivide(left, right);
          case REMAINDER -> PythonNumbers.remainder(left, right);
          case POWER -> PythonNumbers.power(left, right);
        });
  }
}
