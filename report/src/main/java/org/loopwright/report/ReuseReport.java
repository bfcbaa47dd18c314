package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.ReuseKinds;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** Where each tensor of the layers is reused: in time and in space. */
public record ReuseReport(List<LayerResult> layers) implements Report {
  /** A tensor of a layer. */
  private record Line(String layer, ReuseKinds kinds) {}

  public ReuseReport {
    layers = List.copyOf(layers);
  }

  @Override
  public String text() {
    List<Line> lines =
        layers.stream()
            .flatMap(
                layer ->
                    ReuseKinds.of(layer).stream()
                        .map(kinds -> new Line(layer.layer().name(), kinds)))
            .toList();
    return TextRenderer.render(
        Table.of(
            lines,
            shown("layer", Line::layer),
            shown("tensor", line -> line.kinds.tensor().label()),
            shown("by", line -> line.kinds.communication()),
            times("in L1, over time", ReuseKinds::l1),
            times("across PEs", ReuseKinds::spatial),
            times("in L2, over time", ReuseKinds::l2)));
  }

  private static Column<Line> times(String title, ToDoubleFunction<ReuseKinds> value) {
    return shown(
        title, line -> String.format(Locale.ROOT, "%.2f", value.applyAsDouble(line.kinds)));
  }

  @Override
  public JsonObject json() {
    JsonObject object = new JsonObject();
    layers.forEach(layer -> object.put(layer.layer().name(), json(layer)));
    return object;
  }

  /** The kinds of reuse of one layer, by tensor. */
  static JsonObject json(LayerResult layer) {
    JsonObject object = new JsonObject();
    for (ReuseKinds kinds : ReuseKinds.of(layer)) {
      String communication = kinds.communication();
      object.put(
          kinds.tensor().label(),
          new JsonObject()
              .put("l1_temporal_" + communication, kinds.l1())
              .put("spatial_" + communication, kinds.spatial())
              .put("l2_temporal_" + communication, kinds.l2()));
    }
    return object;
  }
}
