package org.loopwright.model.expression;

import java.util.Arrays;

/** An operator that compares two numbers. */
public enum Comparator {
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String symbol;

  Comparator(String symbol) {
    this.symbol = symbol;
  }

  /** The comparator that is written {@code symbol}. */
  public static Comparator of(String symbol) {
    return Arrays.stream(values())
        .filter(each -> each.symbol.equals(symbol))
        .findFirst()
        .orElseThrow();
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
