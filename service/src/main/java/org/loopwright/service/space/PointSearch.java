package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceFront;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.result.PointRow;
import org.loopwright.service.space.PointMapper.OpenPoint;

/**
 * Settles points, the most promising first: one that is no better by its bound than a point that is
 * mapped, in anything that is asked for, is left out, now or while its layers are mapped.
 */
final class PointSearch {
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
  PointSearch(
      PointMapper mapper, List<SpaceObjective> asked, boolean prunes, BooleanSupplier cancelled) {
    this.mapper = mapper;
    this.asked = asked;
    this.prunes = prunes;
    this.cancelled = cancelled;
  }

  /** Settles points; what becomes of each goes to {@code rows} unless the search is cancelled. */
  void run(List<OpenPoint> points, Consumer<PointRow> rows) {
    for (OpenPoint point : points.stream().sorted(order()).toList()) {
      PointRow row = mapper.map(point, this::isNoBetter);
      if (cancelled.getAsBoolean()) {
        return; // its search may have ended early
      }
      if (row.isValid()) {
        known.add(values(row.totals().orElseThrow()));
      }
      rows.accept(row);
    }
  }

  /** By bounds, in the order of what is asked for; of equals by number. */
  private Comparator<OpenPoint> order() {
    return asked.stream()
        .filter(SpaceObjective::grows)
        .map(
            objective ->
                Comparator.<OpenPoint>comparingDouble(point -> objective.value(point.bound())))
        .reduce(Comparator::thenComparing)
        .orElse(Comparator.comparingInt(point -> 0))
        .thenComparing(point -> point.point().number());
  }

  private double[] values(PointTotals totals) {
    return asked.stream().mapToDouble(objective -> objective.value(totals)).toArray();
  }

  private boolean isNoBetter(PointTotals bound) {
    if (!prunes) {
      return false;
    }
    double[] least = values(bound);
    return known.stream().anyMatch(values -> SpaceFront.isAsGood(values, least));
  }
}
