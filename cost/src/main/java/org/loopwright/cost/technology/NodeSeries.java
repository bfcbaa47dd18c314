package org.loopwright.cost.technology;

import java.util.Comparator;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * A number that sources give for some nodes: between them on the straight line of logarithms,
 * beyond them that of the outermost node.
 */
final class NodeSeries {
  /** The number of a node. */
  record Point(double nodeNm, double value, String source) {}

  private final List<Point> points;

  NodeSeries(List<Point> points) {
    Require.that(!points.isEmpty(), "a table by node needs a row");
    this.points = points.stream().sorted(Comparator.comparingDouble(Point::nodeNm)).toList();
  }

  /**
   * The number at a node.
   *
   * @param model what works it out
   * @param table the file of the points
   */
  Estimate at(double nodeNm, String model, String table) {
    Point low = points.get(0);
    Point high = points.get(points.size() - 1);
    boolean beyond = nodeNm < low.nodeNm() || nodeNm > high.nodeNm();
    for (Point point : points) {
      low = point.nodeNm() <= nodeNm ? point : low;
      high = point.nodeNm() >= nodeNm && point.nodeNm() < high.nodeNm() ? point : high;
    }
    double part =
        beyond || low.nodeNm() == high.nodeNm()
            ? 0
            : Math.log(nodeNm / low.nodeNm()) / Math.log(high.nodeNm() / low.nodeNm());
    double value = low.value() * Math.pow(high.value() / low.value(), part);
    return new Estimate(value, new Provenance(model, table, low.source(), beyond));
  }
}
