package org.loopwright.model.expression;

import org.loopwright.model.diagnostics.Labelled;

/** An operator that compares two numbers. */
public enum ComparisonOperator implements Labelled {
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String symbol;

  ComparisonOperator(String symbol) {
    this.symbol = symbol;
  }

  @Override
  public String label() {
    return symbol;
  }

  boolean holds(Number left, Number right) {
    int order = PythonNumbers.compare(left, right);
    return switch (this) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
    };
  }
}
