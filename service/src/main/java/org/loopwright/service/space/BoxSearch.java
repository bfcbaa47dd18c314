package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceFront;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.result.PointRow;
import org.loopwright.service.space.PointMapper.OpenPoint;

/**
 * A branch and bound over designs: boxes of points of one structure, the most promising first. A
 * box whose bound is no better than a point that is mapped, in anything that is asked for, is left
 * out as a whole; else it gets a bound of its own, then it is split; a single point is mapped.
 */
final class BoxSearch {
  /** A box of fewer points is mapped point by point: bounds of its own cost as much. */
  private static final int MIN_SOLVED = 4;

  private final PointMapper mapper;
  private final List<SpaceObjective> asked;
  private final boolean prunes;
  private final BooleanSupplier cancelled;
  private final List<double[]> known = new ArrayList<>();

  /**
   * A search over points.
   *
   * @param asked what a point may be better in
   * @param prunes whether all of it grows with what bounds bound
   */
  BoxSearch(
      PointMapper mapper, List<SpaceObjective> asked, boolean prunes, BooleanSupplier cancelled) {
    this.mapper = mapper;
    this.asked = asked;
    this.prunes = prunes;
    this.cancelled = cancelled;
  }

  /** Settles points; what becomes of each goes to {@code rows} unless the search is cancelled. */
  void run(List<OpenPoint> points, Consumer<PointRow> rows) {
    PriorityQueue<DesignBox> queue = new PriorityQueue<>(order());
    if (prunes) {
      Map<List<Object>, List<OpenPoint>> structures = new LinkedHashMap<>();
      for (OpenPoint point : points) {
        structures.computeIfAbsent(point.structure(), key -> new ArrayList<>()).add(point);
      }
      structures.values().forEach(alike -> queue.add(DesignBox.of(alike)));
    } else {
      points.forEach(point -> queue.add(DesignBox.of(List.of(point))));
    }
    while (!queue.isEmpty() && !cancelled.getAsBoolean()) {
      take(queue.poll(), queue, rows);
    }
  }

  private void take(DesignBox box, PriorityQueue<DesignBox> queue, Consumer<PointRow> rows) {
    PointTotals bound = box.bound();
    if (isNoBetter(bound)) {
      box.points().forEach(point -> rows.accept(PointMapper.dominated(point.withBound(bound))));
    } else if (box.points().size() == 1) {
      map(box.points().get(0).withBound(bound), rows);
    } else if (!box.isSolved() && box.points().size() >= MIN_SOLVED) {
      DesignBox solved = box.solved(mapper.shapes());
      if (!cancelled.getAsBoolean()) {
        queue.add(solved);
      }
    } else {
      queue.addAll(box.split());
    }
  }

  private void map(OpenPoint point, Consumer<PointRow> rows) {
    PointRow row = mapper.map(point, this::isNoBetter);
    if (cancelled.getAsBoolean()) {
      return; // its search may have ended early
    }
    if (row.isValid()) {
      known.add(values(row.totals().orElseThrow()));
    }
    rows.accept(row);
  }

  /** By bounds, in the order of what is asked for; of equals more points, then lesser numbers. */
  private Comparator<DesignBox> order() {
    return asked.stream()
        .filter(SpaceObjective::grows)
        .map(
            objective -> Comparator.<DesignBox>comparingDouble(box -> objective.value(box.bound())))
        .reduce(Comparator::thenComparing)
        .orElse(Comparator.comparingInt(box -> 0))
        .thenComparing(box -> -box.points().size())
        .thenComparing(box -> box.points().get(0).point().number());
  }

  private double[] values(PointTotals totals) {
    return asked.stream().mapToDouble(objective -> objective.value(totals)).toArray();
  }

  private boolean isNoBetter(PointTotals bound) {
    return prunes && known.stream().anyMatch(values -> SpaceFront.isAsGood(values, values(bound)));
  }
}
