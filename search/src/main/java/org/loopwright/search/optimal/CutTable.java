package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.List;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * The elements that can stand at one cut of a subproblem, with the least cost of everything inside
 * the cut and of what crosses it, by the pattern of the loops above.
 */
final class CutTable {
  /** The cut lies above this storage level. */
  final int level;

  /** Elements whose tiles fit, ascending. */
  final int[] elements;

  /** By lattice element: its place in {@link #elements}, or -1. */
  final int[] place;

  /** By data space: what crosses the cut; null if the level does not keep it, or nobody outside. */
  final BoundaryCosts[] boundary;

  final List<Pattern> patterns;

  /**
   * By pattern and place: the cost inside and of the data spaces that the pattern does not leave
   * still.
   */
  final double[][] least;

  /** As {@link #least}, without the data space that slides. */
  final double[][] others;

  /** By pattern: the places in ascending order of {@link #least}. */
  final int[][] ranking;

  CutTable(int level, int[] elements, int size, BoundaryCosts[] boundary, List<Pattern> patterns) {
    this.level = level;
    this.elements = elements;
    this.boundary = boundary;
    this.patterns = patterns;
    place = new int[size];
    Arrays.fill(place, -1);
    for (int i = 0; i < elements.length; i++) {
      place[elements[i]] = i;
    }
    least = new double[patterns.size()][elements.length];
    others = new double[patterns.size()][elements.length];
    ranking = new int[patterns.size()][];
  }

  /** Cost of the data spaces that cross and do not stay still under {@code pattern}. */
  double moving(int element, Pattern pattern, int but) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < boundary.length; dataSpace++) {
      BoundaryCosts costs = boundary[dataSpace];
      if (costs != null && dataSpace != but && !pattern.isStill(dataSpace)) {
        int first = pattern.first()[dataSpace];
        cost +=
            first == LoopPatterns.WHOLE
                ? costs.full[element]
                : Math.min(costs.full[element], costs.slide[first][element]);
      }
    }
    return cost;
  }

  /** The costs of a pattern by lattice element; infinite for those that do not fit. */
  double[] spread(int pattern, int size) {
    double[] spread = new double[size];
    Arrays.fill(spread, Double.POSITIVE_INFINITY);
    for (int i = 0; i < elements.length; i++) {
      spread[elements[i]] = least[pattern][i];
    }
    return spread;
  }

  /** The cost of a pattern at an element, without that of one data space. */
  double others(int pattern, int element, int dataSpace) {
    return others[pattern][place[element]];
  }

  /** The elements that cost less than {@code ceiling} under a pattern. */
  int[] below(double ceiling, int pattern) {
    int[] below = new int[elements.length];
    int count = 0;
    for (int i = 0; i < elements.length; i++) {
      if (others[pattern][i] < ceiling) {
        below[count++] = elements[i];
      }
    }
    return Arrays.copyOf(below, count);
  }

  /** Sorts the places of a pattern once its costs are known. */
  void rank(int pattern) {
    double[] costs = least[pattern];
    Integer[] order = new Integer[costs.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(costs[a], costs[b]));
    ranking[pattern] = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ranking[pattern][i] = order[i];
    }
  }
}
