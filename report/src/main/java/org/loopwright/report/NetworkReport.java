package org.loopwright.report;

import static java.util.stream.Collectors.joining;
import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.shown;

import org.loopwright.model.network.Network;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** A network as a table of its layers, with a bar for the share of the operations. */
public record NetworkReport(Network network) implements Report {
  private static final int BAR = 24;

  @Override
  public String text() {
    long layers = network.layers().stream().mapToLong(Layer::count).sum();
    return "%s: %s layers, %s operations%s%n%n%s"
        .formatted(
            network.name(),
            Quantity.count(layers),
            Quantity.count((long) operations()),
            network.source().map(source -> " (" + source + ")").orElse(""),
            TextRenderer.render(table()));
  }

  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("network", network.name())
        .put("source", network.source())
        .put("layers", table());
  }

  private double operations() {
    return network.layers().stream().mapToDouble(NetworkReport::operations).sum();
  }

  /** Of all runs of a layer. */
  private static double operations(Layer layer) {
    return (double) layer.count() * layer.workload().operations();
  }

  private Table<Layer> table() {
    double most = network.layers().stream().mapToDouble(NetworkReport::operations).max().orElse(1);
    double all = operations();
    return Table.of(
        network.layers(),
        fact("layer", "layer", Layer::name, name -> name),
        fact("count", "runs", Layer::count, Quantity::count),
        data("dimensions", NetworkReport::dimensions)
            .withText("dimensions", NetworkReport::dimensions),
        fact(
            "operations",
            "operations of a run",
            layer -> layer.workload().operations(),
            Quantity::count),
        fact("share", "of all", layer -> operations(layer) / all, Quantity::percent),
        shown("", layer -> bar(operations(layer) / most)));
  }

  private static String dimensions(Layer layer) {
    return layer.workload().dimensions().stream()
        .map(dimension -> dimension.name() + " " + dimension.bound())
        .collect(joining(" "));
  }

  private static String bar(double share) {
    String bar = "#".repeat((int) Math.max(1, Math.round(BAR * share)));
    return bar + " ".repeat(BAR - bar.length());
  }
}
