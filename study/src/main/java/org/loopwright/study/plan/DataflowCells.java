package org.loopwright.study.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerResult.EnergyBreakdown;
import org.loopwright.dataflow.LayerStatistic;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.ReuseKinds;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;

/** The numbers of a layer that is mapped with directives. */
final class DataflowCells {
  private DataflowCells() {}

  /** What is known of a layer without mapping it. */
  static Map<String, Double> facts(Layer layer) {
    Map<String, Double> cells = new LinkedHashMap<>();
    cells.put("layer.count", 1.0);
    cells.put("layer.operations", (double) LayerBounds.of(layer).macs());
    layer
        .bounds()
        .forEach(
            bound ->
                cells.put(
                    "layer." + word(bound.dimension().symbol()), (double) bound.size().value()));
    OperatorClass own = OperatorClass.of(layer);
    for (OperatorClass each : OperatorClass.values()) {
      cells.put("is." + word(each.label()), each == own ? 1.0 : 0.0);
    }
    return cells;
  }

  private static String word(String label) {
    return label.replace(' ', '_').replace("'", "_out");
  }

  /** The numbers of a result, each after {@code name}. */
  static Map<String, Double> of(String name, LayerResult result) {
    Map<String, Double> cells = new LinkedHashMap<>();
    String prefix = name + ".";
    Arrays.stream(LayerStatistic.values())
        .forEach(statistic -> cells.put(prefix + statistic.key(), statistic.of(result)));
    EnergyBreakdown energy = result.energy();
    cells.put(prefix + "parts.mac_nj", energy.macNj());
    cells.put(prefix + "parts.l1_nj", energy.l1ReadNj() + energy.l1WriteNj());
    cells.put(prefix + "parts.l2_nj", energy.l2ReadNj() + energy.l2WriteNj());
    if (result.hardware().noc().links().isKnown()) {
      cells.put(prefix + "parts.noc_nj", energy.nocNj());
    }
    cells.put(prefix + "l1_need_bytes", (double) result.l1NeedBytes());
    cells.put(prefix + "l2_need_bytes", (double) result.l2NeedBytes());
    for (TensorResult tensor : result.tensors()) {
      String own = prefix + tensor.tensor().label() + ".";
      cells.put(own + "l1_reads", (double) tensor.l1().reads());
      cells.put(own + "l1_writes", (double) tensor.l1().writes());
      cells.put(own + "l2_reads", (double) tensor.l2().reads());
      cells.put(own + "l2_writes", (double) tensor.l2().writes());
      if (result.hardware().noc().links().isKnown()) {
        cells.put(own + "noc_hops", (double) tensor.hops());
      }
    }
    for (ReuseKinds kinds : ReuseKinds.of(result)) {
      String own = prefix + kinds.tensor().label() + ".";
      cells.put(own + "l1_temporal", kinds.l1());
      cells.put(own + "spatial", kinds.spatial());
      cells.put(own + "l2_temporal", kinds.l2());
    }
    return cells;
  }
}
