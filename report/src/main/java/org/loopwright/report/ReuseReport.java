package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.ReuseKinds;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** Where each tensor of the layers is reused: in time and in space. */
public record ReuseReport(List<LayerResult> layers) implements Report {
  /** A tensor of a layer. */
  private record Line(LayerResult result, ReuseKinds kinds) {
    private String layer() {
      return result.layer().name();
    }

    private String tensor() {
      return kinds.tensor().label();
    }

    /** What the tensor goes over between L2 and the PEs. */
    private String topology() {
      Noc noc = result.hardware().noc();
      return (kinds.tensor() == LayerTensor.OUTPUT ? noc.outward() : noc.inward())
          .map(Labelled::label)
          .orElse("any");
    }

    private String hops() {
      return Quantity.count(result.tensor(kinds.tensor()).hops());
    }
  }

  public ReuseReport {
    layers = List.copyOf(layers);
  }

  @Override
  public String text() {
    List<Line> lines =
        layers.stream()
            .flatMap(layer -> ReuseKinds.of(layer).stream().map(kinds -> new Line(layer, kinds)))
            .toList();
    List<Column<Line>> columns =
        new ArrayList<>(
            List.of(
                shown("layer", Line::layer),
                shown("tensor", Line::tensor),
                shown("by", line -> line.kinds.communication()),
                times("in L1, over time", ReuseKinds::l1),
                times("across PEs", ReuseKinds::spatial),
                times("in L2, over time", ReuseKinds::l2)));
    if (layers.stream().anyMatch(layer -> layer.hardware().noc().links().isKnown())) {
      columns.add(shown("over", Line::topology));
      columns.add(shown("hops", Line::hops));
    }
    return TextRenderer.render(new Table<>(columns, lines));
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
