package org.loopwright.search.optimal.bound;

import java.util.Arrays;
import java.util.List;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.LoopPattern;

/** The elements that are possible at one cut of a subproblem, and what crosses it; immutable. */
public final class CutTable {
  private static final int NO_PLACE = -1;

  private final int[] elements;
  private final int[] places;
  private final BoundaryCosts[] boundaries;
  private final IndexSet crossing;
  private final List<LoopPattern> patterns;

  /**
   * The table of a cut.
   *
   * @param elements whose tiles fit, ascending
   * @param size of the lattice
   * @param boundaries by data space; null if the level does not keep it, or no level outside does
   * @param patterns of the loops of the level outside
   */
  CutTable(int[] elements, int size, BoundaryCosts[] boundaries, List<LoopPattern> patterns) {
    this.elements = elements;
    this.boundaries = boundaries;
    this.patterns = patterns;
    places = new int[size];
    Arrays.fill(places, NO_PLACE);
    for (int place = 0; place < elements.length; place++) {
      places[elements[place]] = place;
    }
    crossing = IndexSet.where(boundaries.length, v -> boundaries[v] != null);
  }

  /** Elements whose tiles fit, ascending; not to be written to. */
  int[] elements() {
    return elements;
  }

  /** Number of elements. */
  public int size() {
    return elements.length;
  }

  public int element(int place) {
    return elements[place];
  }

  public boolean contains(int element) {
    return places[element] != NO_PLACE;
  }

  /** The place of an element, which must be one of the table. */
  public int place(int element) {
    return places[element];
  }

  /** The patterns of the loops of the level outside. */
  public List<LoopPattern> patterns() {
    return patterns;
  }

  /** The data spaces that cross the cut. */
  IndexSet crossing() {
    return crossing;
  }

  /** What a data space costs that crosses the cut. */
  BoundaryCosts boundary(int dataSpace) {
    return boundaries[dataSpace];
  }

  /**
   * Adds what some data spaces cost that cross the cut under a pattern; of stationary ones as if
   * all loops outside that leave them stationary were the next ones.
   *
   * @param costs by place
   */
  void addCosts(LoopPattern pattern, IndexSet dataSpaces, double[] costs) {
    for (int dataSpace = 0; dataSpace < boundaries.length; dataSpace++) {
      if (dataSpaces.contains(dataSpace)) {
        boundaries[dataSpace].addTo(costs, elements, pattern, dataSpace);
      }
    }
  }
}
