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

  /** By pattern: the places in ascending order of {@link #least}. */
  final int[][] ranking;

  CutTable(
      int level, int[] elements, int size, BoundaryCosts[] boundary, List<Pattern> patterns) {
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
    ranking = new int[patterns.size()][];
  }

  /** Cost of the data spaces that cross and do not stay still under {@code pattern}. */
  double moving(int element, Pattern pattern) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < boundary.length; dataSpace++) {
      BoundaryCosts costs = boundary[dataSpace];
      if (costs != null && !pattern.isStill(dataSpace)) {
        int first = pattern.first()[dataSpace];
        cost +=
            first == LoopPatterns.WHOLE
                ? costs.full[element]
                : Math.min(costs.full[element], costs.slide[first][element]);
      }
    }
    return cost;
  }

  /** Sorts the places of a pattern once its costs are known. */
  void rank(int pattern) {
    double[] costs = least[pattern];
    long[] keys = new long[costs.length];
    for (int i = 0; i < keys.length; i++) {
      // Costs are not negative but for a constant, so their upper bits order as numbers.
      keys[i] = (long) i;
    }
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
