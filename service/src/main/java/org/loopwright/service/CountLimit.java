package org.loopwright.service;

/** Explains why a count could not be made. */
public final class CountLimit {
  private CountLimit() {}

  /** The reason in the user's words, where exact arithmetic reports only an overflow. */
  public static String explain(ArithmeticException failure) {
    String message = failure.getMessage();
    boolean overflow = message == null || message.endsWith("overflow");
    return overflow ? "a count exceeds 2^63 - 1; make the problem smaller" : message;
  }
}
