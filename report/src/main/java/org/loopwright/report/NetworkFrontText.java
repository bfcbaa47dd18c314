package org.loopwright.report;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.report.NetworkFront.Part;
import org.loopwright.report.NetworkFront.Point;
import org.loopwright.search.FoundMapping;

/** The front of energy and delay of a network, for people. */
public final class NetworkFrontText {
  /** More points are listed by files only. */
  private static final int MOST_LISTED = 24;

  private NetworkFrontText() {}

  /** The fronts of the layers, that of the network, and whether it is whole. */
  public static String of(NetworkFront network) {
    StringBuilder text = new StringBuilder(layers(network)).append(System.lineSeparator());
    network
        .points()
        .filter(points -> !points.isEmpty())
        .ifPresent(points -> text.append(points(network, points)).append(System.lineSeparator()));
    return text.append(claim(network)).append(System.lineSeparator()).toString();
  }

  private static String layers(NetworkFront network) {
    TextTable table =
        new TextTable("layer", "front", "points", "energy", "cycles", "to", "cycles", "seconds");
    for (Part part : network.parts()) {
      List<FoundMapping> points = part.front().front().points();
      String[] ends =
          points.isEmpty()
              ? new String[] {"", "", "", ""}
              : new String[] {
                energy(points.get(0)),
                cycles(points.get(0)),
                energy(points.get(points.size() - 1)),
                cycles(points.get(points.size() - 1))
              };
      table.row(
          part.front().name() + (part.count() > 1 ? " x" + part.count() : ""),
          part.sameAs().map(other -> "as " + other).orElse(part.front().verdict()),
          Quantity.count(points.size()),
          ends[0],
          ends[1],
          ends[2],
          ends[3],
          part.sameAs().isPresent() ? "" : Quantity.significant(part.front().front().seconds()));
    }
    return table.toString();
  }

  private static String energy(FoundMapping point) {
    return Quantity.energy(point.evaluation().energyPj());
  }

  private static String cycles(FoundMapping point) {
    return Quantity.count(point.evaluation().cycles());
  }

  private static String points(NetworkFront network, List<Point> points) {
    TextTable table =
        new TextTable("point of " + network.name(), "energy", "cycles", "EDP, pJ*cycles");
    int rows = Math.min(MOST_LISTED, points.size());
    for (int row = 0; row < rows; row++) {
      int number = rows == 1 ? 0 : (int) ((long) row * (points.size() - 1) / (rows - 1));
      row(table, points.get(number), Integer.toString(number + 1));
    }
    table.gap();
    row(table, network.leastProduct().orElseThrow(), "least EDP");
    return table
        + (rows < points.size()
            ? "(%d of %s points; --format csv or --out gives all)%n"
                .formatted(rows, Quantity.count(points.size()))
            : "");
  }

  private static void row(TextTable table, Point point, String name) {
    table.row(
        name,
        Quantity.energy(point.cost().energyPj()),
        Quantity.count(point.cost().cycles()),
        Quantity.significant(point.energyDelayProduct()));
  }

  private static String claim(NetworkFront network) {
    return switch (network.verdict()) {
      case "complete" ->
          "complete: all other mappings of the layers are together as good or worse in both";
      case "infeasible" ->
          "there is no valid mapping (proved) of " + String.join(", ", network.infeasible());
      case "too_many" ->
          "the network has too many points, or runs of layers, to list; choose layers by --layer";
      default -> unfinished(network);
    };
  }

  private static String unfinished(NetworkFront network) {
    List<String> without = new ArrayList<>(network.missing());
    network.parts().stream()
        .map(Part::front)
        .filter(front -> front.front().points().isEmpty())
        .map(LayerFront::name)
        .forEach(without::add);
    return without.isEmpty()
        ? "not finished: each point can be had, but there may be better ones; not whole: "
            + String.join(", ", network.unfinished())
        : "not finished: the network has no point without one of " + String.join(", ", without);
  }
}
