package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;

/**
 * The lines through the best point for the first objective, one for each axis: what each axis
 * changes. Points on them that bounds left out are mapped all the same.
 */
final class AxisLines {
  private final DesignSpace space;
  private final long best;
  private final Map<Long, PointRow> mapped = new HashMap<>();

  private AxisLines(DesignSpace space, PointRow best, List<PointRow> rows) {
    this.space = space;
    this.best = best.point().number();
    rows.stream()
        .filter(row -> !row.status().isPruned())
        .forEach(row -> mapped.put(row.point().number(), row));
  }

  /** The lines through the best of some rows; empty if none of them is valid. */
  static Optional<AxisLines> of(DesignSpace space, SpaceObjective objective, List<PointRow> rows) {
    return rows.stream()
        .filter(PointRow::isValid)
        .min(Comparator.comparingDouble(row -> SpaceResult.value(objective, row)))
        .map(best -> new AxisLines(space, best, rows));
  }

  /** Numbers of the points of each line that are not mapped, in the order of their values. */
  List<List<Long>> open() {
    List<List<Long>> open = new ArrayList<>();
    for (int axis = 0; axis < space.axes().size(); axis++) {
      open.add(points(axis).stream().filter(point -> !mapped.containsKey(point)).toList());
    }
    return open;
  }

  private List<Long> points(int axis) {
    List<Long> points = new ArrayList<>();
    for (int value = 0; value < space.axes().get(axis).values().size(); value++) {
      points.add(space.neighbour(best, axis, value));
    }
    return points;
  }

  /**
   * What each axis changes.
   *
   * @param rows of the points that were {@link #open}, by line; fewer lines where somebody stopped
   *     that, and nothing is known then
   */
  List<SpaceResult.Sensitivity> sensitivity(List<List<PointRow>> rows) {
    if (rows.size() < space.axes().size()) {
      return List.of();
    }
    rows.forEach(line -> line.forEach(row -> mapped.put(row.point().number(), row)));
    List<SpaceResult.Sensitivity> all = new ArrayList<>();
    for (int axis = 0; axis < space.axes().size(); axis++) {
      SpaceAxis varied = space.axes().get(axis);
      List<Long> points = points(axis);
      for (int value = 0; value < points.size(); value++) {
        all.add(
            new SpaceResult.Sensitivity(
                varied.name(), varied.values().get(value), mapped.get(points.get(value))));
      }
    }
    return all;
  }
}
