package org.loopwright.report;

import static java.util.stream.Collectors.joining;
import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.optional;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.loopwright.cost.Evaluation;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.LayerFront;
import org.loopwright.result.NetworkFront;
import org.loopwright.result.NetworkFront.Part;
import org.loopwright.result.NetworkFront.Point;
import org.loopwright.result.NetworkFront.Use;
import org.loopwright.search.FoundMapping;

/** The front of energy and delay of a network and those of its layers. */
public record NetworkFrontReport(NetworkFront network) implements Report {
  /** How many points people see; files list more. */
  private static final int MAX_LISTED = 24;

  /** A point with its name in the table: its number, from 1. */
  private record Named(String name, Point point) {}

  /** The fronts of the layers, that of the network, and whether it is whole. */
  @Override
  public String text() {
    String gap = System.lineSeparator();
    String points =
        network.points().filter(some -> !some.isEmpty()).map(some -> points(some) + gap).orElse("");
    return layers() + gap + points + claim() + gap;
  }

  private String layers() {
    return TextRenderer.render(
        Table.of(
            network.parts(),
            shown(
                "layer",
                part -> part.front().name() + (part.count() > 1 ? " x" + part.count() : "")),
            shown(
                "front",
                part ->
                    part.sameAs()
                        .map(other -> "as " + other)
                        .orElse(part.front().verdict().label())),
            shown("points", part -> (long) part.front().points().size(), Quantity::count),
            optional("energy", part -> first(part).map(Evaluation::energyPj), Quantity::energy),
            optional("cycles", part -> first(part).map(Evaluation::cycles), Quantity::count),
            optional("to", part -> last(part).map(Evaluation::energyPj), Quantity::energy),
            optional("cycles", part -> last(part).map(Evaluation::cycles), Quantity::count),
            optional("seconds", NetworkFrontReport::seconds, Quantity::significant)));
  }

  private static Optional<Evaluation> first(Part part) {
    return part.front().points().stream().findFirst().map(FoundMapping::evaluation);
  }

  private static Optional<Evaluation> last(Part part) {
    return part.front().points().stream()
        .reduce((before, point) -> point)
        .map(FoundMapping::evaluation);
  }

  private static Optional<Double> seconds(Part part) {
    return part.sameAs().isPresent()
        ? Optional.empty()
        : Optional.of(part.front().front().seconds());
  }

  private String points(List<Point> points) {
    int count = Math.min(MAX_LISTED, points.size());
    List<Named> rows =
        IntStream.range(0, count)
            .map(row -> count == 1 ? 0 : (int) ((long) row * (points.size() - 1) / (count - 1)))
            .mapToObj(i -> new Named(Integer.toString(i + 1), points.get(i)))
            .toList();
    Table<Named> table = table(rows);
    Named least = new Named("least EDP", network.leastProduct().orElseThrow());
    table =
        table
            .withFooter()
            .withFooter(
                table.columns().stream()
                    .filter(column -> column.title().isPresent())
                    .map(column -> column.text().apply(least))
                    .toArray(String[]::new));
    return TextRenderer.render(table)
        + (count < points.size()
            ? "(%d of %s points; --format csv or --out gives all)%n"
                .formatted(count, Quantity.count(points.size()))
            : "");
  }

  @Override
  public String csv() {
    List<Point> points = network.points().orElse(List.of());
    return CsvRenderer.render(
        table(
            IntStream.range(0, points.size())
                .mapToObj(i -> new Named(Integer.toString(i + 1), points.get(i)))
                .toList()));
  }

  private Table<Named> table(List<Named> points) {
    return Table.of(
        points,
        data("network", row -> network.name()),
        fact("point", "point of " + network.name(), Named::name, name -> name),
        fact("energy_pj", "energy", row -> row.point().cost().energyPj(), Quantity::energy),
        fact("cycles", "cycles", row -> row.point().cost().cycles(), Quantity::count),
        fact(
            "edp_pj_cycles",
            "EDP, pJ*cycles",
            row -> row.point().energyDelayProduct(),
            Quantity::significant),
        data("uses", row -> uses(row.point())));
  }

  /** Points of layers, as {@code conv1:2 conv2:1x3}: the last is point 1 of conv2, three times. */
  private static String uses(Point point) {
    return point.uses().stream()
        .map(use -> use.layer() + ":" + use.point() + (use.times() > 1 ? "x" + use.times() : ""))
        .collect(joining(" "));
  }

  private String claim() {
    return switch (network.verdict()) {
      case COMPLETE ->
          "complete: all other mappings of the layers are together as good or worse in both";
      case COMPLETE_UNDER_IGNORED_CONSTRAINTS ->
          "complete but for ignored constraints: all other mappings of the layers are together as"
              + " good or worse in both";
      case INFEASIBLE ->
          "there is no valid mapping (proved) of " + String.join(", ", network.infeasible());
      case TOO_MANY ->
          "the network has too many points, or runs of layers, to list; choose layers by --layer";
      case UNFINISHED, UNPROVED, POINT_LIMIT -> unfinished();
    };
  }

  private String unfinished() {
    List<String> without = new ArrayList<>(network.missing());
    network.parts().stream()
        .map(Part::front)
        .filter(front -> front.points().isEmpty())
        .map(LayerFront::name)
        .forEach(without::add);
    return without.isEmpty()
        ? "not finished: each point can be had, but there may be better ones; not whole: "
            + String.join(", ", network.unfinished())
        : "not finished: the network has no point without one of " + String.join(", ", without);
  }

  @Override
  public JsonObject json() {
    return Identity.json(network.identity())
        .put("verdict", network.verdict())
        .put(
            "front",
            Table.of(
                network.points().orElse(List.of()),
                data("energy_pj", point -> point.cost().energyPj()),
                data("cycles", point -> point.cost().cycles()),
                data("edp_pj_cycles", Point::energyDelayProduct),
                data(
                    "uses",
                    point ->
                        Table.of(
                            point.uses(),
                            data("layer", Use::layer),
                            data("point", Use::point),
                            data("times", Use::times)))))
        .put("layers", network.parts().stream().map(NetworkFrontReport::json).toList())
        .put("missing", network.missing());
  }

  private static JsonObject json(Part part) {
    JsonObject json = new JsonObject().put("count", part.count());
    return part.sameAs().isPresent()
        ? json.put("workload", part.front().name()).put("same_as", part.sameAs())
        : json.putAll(new FrontReport(part.front()).json());
  }
}
