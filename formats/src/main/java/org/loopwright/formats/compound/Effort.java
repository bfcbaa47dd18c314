package org.loopwright.formats.compound;

/**
 * How much work one component may make: classes inside classes multiply, and a specification of a
 * page could ask for more than any machine has. Mutable; of one estimate.
 */
final class Effort {
  private static final int MOST = 20_000;

  private int spent;

  /** One more part or step. */
  void spend(String component) {
    spent++;
    if (spent > MOST) {
      throw new IllegalArgumentException(
          component + " is made of more than " + MOST + " parts and steps");
    }
  }
}
