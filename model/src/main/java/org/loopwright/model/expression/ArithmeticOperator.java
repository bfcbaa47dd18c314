package org.loopwright.model.expression;

import org.loopwright.model.diagnostics.Labelled;

/** An operator that makes one number of two. */
public enum ArithmeticOperator implements Labelled {
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  REMAINDER("%"),
  POWER("**");

  private final String symbol;

  ArithmeticOperator(String symbol) {
    this.symbol = symbol;
  }

  @Override
  public String label() {
    return symbol;
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
