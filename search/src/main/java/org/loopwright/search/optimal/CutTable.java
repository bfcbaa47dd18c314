package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.List;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/** The elements that can stand at one cut of a subproblem, and what crosses it; immutable. */
final class CutTable {
  /** Elements whose tiles fit, ascending. */
  final int[] elements;

  /** By lattice element: its place in {@link #elements}, or -1. */
  final int[] place;

  /** By data space: what crosses the cut; null if the level does not keep it, or nobody outside. */
  final BoundaryCosts[] boundary;

  /** The data spaces that cross, a bit for each. */
  final int crossing;

  /** Of the loops of the level above. */
  final List<Pattern> patterns;

  CutTable(int[] elements, int size, BoundaryCosts[] boundary, List<Pattern> patterns) {
    this.elements = elements;
    this.boundary = boundary;
    this.patterns = patterns;
    place = new int[size];
    Arrays.fill(place, -1);
    for (int i = 0; i < elements.length; i++) {
      place[elements[i]] = i;
    }
    int set = 0;
    for (int dataSpace = 0; dataSpace < boundary.length; dataSpace++) {
      set |= boundary[dataSpace] != null ? 1 << dataSpace : 0;
    }
    crossing = set;
  }

  /**
   * Cost of what crosses under {@code pattern}; what stays still as if all loops outside that leave
   * it so were the next ones.
   *
   * @param but a data space that is left out, or -1
   */
  double cost(int element, Pattern pattern, int but) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < boundary.length; dataSpace++) {
      BoundaryCosts costs = boundary[dataSpace];
      if (costs != null && dataSpace != but) {
        cost +=
            switch (pattern.first(dataSpace)) {
              case LoopPatterns.STILL -> costs.still[element];
              case LoopPatterns.WHOLE -> costs.full[element];
              default ->
                  Math.min(costs.full[element], costs.slide[pattern.first(dataSpace)][element]);
            };
      }
    }
    return cost;
  }
}
