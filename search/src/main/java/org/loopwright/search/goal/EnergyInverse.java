package org.loopwright.search.goal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;

/**
 * Turns a function of energy and cycles that grows with both around: the energy up to which it
 * stays at most some value, by halving. What was asked is kept for a while, since a search asks the
 * same again and again. Safe to share.
 */
final class EnergyInverse {
  private static final int MAX_KNOWN = 4096;

  /** Energies beyond this, pJ, are as good as infinite. */
  private static final double MAX_PJ = 1e40;

  /** Each halves the distance; more than the digits of a number have no effect. */
  private static final int HALVINGS = 60;

  private final DoubleBinaryOperator function;
  private final Map<Question, Double> known = new ConcurrentHashMap<>();

  EnergyInverse(DoubleBinaryOperator function) {
    this.function = function;
  }

  private record Question(double value, double cycles) {}

  /** Never too small: halving ends at an energy that is just above the limit. */
  double energyLimit(double value, double cycles) {
    Question question = new Question(value, cycles);
    Double answer = known.get(question);
    if (answer == null) {
      answer = search(value, cycles);
      if (known.size() >= MAX_KNOWN) {
        known.clear();
      }
      known.put(question, answer);
    }
    return answer;
  }

  private double search(double value, double cycles) {
    if (function.applyAsDouble(0, cycles) > value) {
      return Double.NEGATIVE_INFINITY;
    }
    double below = 0;
    double above = 1;
    while (function.applyAsDouble(above, cycles) <= value) {
      below = above;
      above *= 2;
      if (above > MAX_PJ) {
        return Double.POSITIVE_INFINITY;
      }
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = below + (above - below) / 2;
      if (function.applyAsDouble(middle, cycles) <= value) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }
}
