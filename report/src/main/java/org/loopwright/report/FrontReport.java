package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.shown;

import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.cost.Evaluation;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.LayerFront;
import org.loopwright.result.MappedLayer;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.pareto.ParetoFront;

/** The front of energy and delay of a layer. */
public record FrontReport(LayerFront layer) implements Report {
  /** A point with its number, from 1. */
  private record Point(int number, Evaluation evaluation) {}

  /** The points, and whether they are all; where there is none, why. */
  @Override
  public String text() {
    return layer.points().isEmpty()
        ? withoutPoints()
        : TextRenderer.render(table()) + System.lineSeparator() + claim();
  }

  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  private Table<Point> table() {
    List<Point> points =
        IntStream.range(0, layer.points().size())
            .mapToObj(i -> new Point(i + 1, layer.points().get(i).evaluation()))
            .toList();
    return Table.of(
        points,
        data("layer", point -> layer.name()),
        fact("point", "point", Point::number, Object::toString),
        fact("energy_pj", "energy", point -> point.evaluation().energyPj(), Quantity::energy),
        fact("cycles", "cycles", point -> point.evaluation().cycles(), Quantity::count),
        data("edp_pj_cycles", point -> point.evaluation().energyDelayProduct()),
        fact(
            "utilization",
            "utilization",
            point -> point.evaluation().utilization(),
            Quantity::percent),
        shown(
            "EDP, pJ*cycles",
            point -> point.evaluation().energyDelayProduct(),
            Quantity::significant));
  }

  /** The first search was for the fastest mapping: it ended without one, or without proof. */
  private String withoutPoints() {
    List<MappedLayer> fastest =
        List.of(
            MappedLayer.searched(
                layer.workload(),
                1,
                layer.architecture(),
                layer
                    .options()
                    .withGoal(
                        goal -> goal.withObjectives(List.of(Objective.DELAY, Objective.ENERGY))),
                layer.front().last()));
    return layer.front().last().best().isPresent()
        ? "not finished: no point is proved; the fastest mapping so far:%n%n".formatted()
            + MappingReport.table(fastest)
        : SearchReport.failures(fastest);
  }

  private String claim() {
    ParetoFront front = layer.front();
    String claim =
        switch (front.end()) {
          case COMPLETE -> "complete: every other mapping of the space is as good or worse in both";
          case POINT_LIMIT ->
              "cut at %d points: each is on the front, there are more between the last two"
                  .formatted(front.points().size());
          case UNPROVED ->
              "not finished: each point is on the front, there may be more between the last two";
        };
    return "%s (%d searches, %s s)%n"
            .formatted(claim, front.searches(), Quantity.significant(front.seconds()))
        + SearchReport.ignored(layer.assumptions());
  }

  @Override
  public JsonObject json() {
    ParetoFront front = layer.front();
    JsonObject json =
        Identity.json(layer.identity())
            .put("workload", layer.name())
            .put("verdict", layer.verdict())
            .putAll(MappingReport.assumptions(layer.assumptions()))
            .put("front", layer.points().stream().map(this::json).toList());
    if (front.points().isEmpty()) {
      json.putAll(SearchReport.failure(front.last()));
    }
    JsonObject search =
        new JsonObject()
            .put("searches", front.searches())
            .put("seconds", front.seconds())
            .put("mapspace_size", front.last().statistics().mapspaceSize().toString())
            .put("most_points", layer.maxPoints())
            .putAll(SearchReport.request(layer.options()))
            .put("interrupted", front.last().interrupted());
    return json.put("search", search);
  }

  private JsonObject json(FoundMapping point) {
    return new JsonObject()
        .put("energy_pj", point.evaluation().energyPj())
        .put("cycles", point.evaluation().cycles())
        .putAll(MappingReport.found(layer.workload(), layer.architecture(), point));
  }
}
