package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;

/**
 * Where the instances that one outer instance feeds sit, and which are neighbours. They fill a grid
 * row by row; a row is as wide as the fan-out of the hardware along X, or as the X loops ask for if
 * that is more.
 *
 * @param linked whether neighbours can pass words to each other
 */
record NeighbourGrid(long columns, long rows, int instances, boolean linked) {
  static NeighbourGrid of(Mesh fanout, LevelMapping level, boolean linked) {
    long x = product(level.spatialX());
    long y = product(level.spatialY());
    return new NeighbourGrid(
        Math.max(fanout.x(), x), Math.max(fanout.y(), y), Math.toIntExact(x * y), linked);
  }

  private static long product(List<Loop> loops) {
    long product = 1;
    for (Loop loop : loops) {
      product = Math.multiplyExact(product, loop.bound());
    }
    return product;
  }

  /** The instances to the left, to the right, above and below {@code instance}. */
  List<Integer> neighbours(int instance) {
    long column = instance % columns;
    long row = instance / columns;
    List<Integer> found = new ArrayList<>();
    add(found, column - 1, row);
    add(found, column + 1, row);
    add(found, column, row - 1);
    add(found, column, row + 1);
    return found;
  }

  private void add(List<Integer> found, long column, long row) {
    long instance = row * columns + column;
    boolean onGrid = linked && column >= 0 && column < columns && row >= 0 && row < rows;
    if (onGrid && instance < instances) {
      found.add((int) instance);
    }
  }
}
