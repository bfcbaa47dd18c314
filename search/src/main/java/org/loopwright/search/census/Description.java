package org.loopwright.search.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.census.Census.Described;
import org.loopwright.search.census.Census.Extreme;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/** Describes statistics of mappings; the first columns of the rows are theirs. */
record Description(Evaluator evaluator, MapSpace space, PointSource source, CensusRows rows) {
  List<Described> of(List<Objective> statistics) {
    List<Described> all = new ArrayList<>();
    for (int column = 0; column < statistics.size(); column++) {
      all.add(describe(statistics.get(column), column));
    }
    return all;
  }

  private Described describe(Objective statistic, int column) {
    double[] sorted = rows.sorted(column);
    Distribution distribution = new Distribution(statistic, sorted, rows.size() - sorted.length);
    return distribution.isEmpty()
        ? new Described(distribution, Optional.empty(), Optional.empty())
        : new Described(
            distribution,
            Optional.of(extreme(column, distribution.best())),
            Optional.of(extreme(column, distribution.worst())));
  }

  private Extreme extreme(int column, double value) {
    long number = rows.point(rows.rowOf(column, value));
    MapPoint point = space.newPoint();
    PackedMapping mapping = space.newMapping();
    source.write(number, point);
    point.pack(mapping);
    return new Extreme(number, FoundMapping.of(evaluator, mapping, List.of(value)));
  }
}
