package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.engine.Performance.DelayRange;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Writes results as the table of the public implementation of the model, one row a layer. It keeps
 * three habits of that implementation, which {@code docs/data-centric.md} proves wrong: the energy
 * of a layer with more than one cluster level counts the L1 accesses of the layer before it, no
 * layer's energy counts the L2 reads of the output or the multiply-accumulates, and multicasting
 * factors are always 1. Names are cut as there: what follows the last {@code -}, {@code (} or the
 * like.
 */
public final class MaestroCsvWriter {
  private static final List<String> HEAD =
      List.of(
          "Neural Network Name",
          "Layer Number",
          "NumPEs",
          "Runtime (Cycles)",
          "Activity count-based Energy (nJ)",
          "Throughput (MACs/Cycle)",
          "Throughput Per Energy (GMACs/s*J)",
          "Area",
          "Power",
          "NoC BW Req (Elements/cycle)",
          "Avg BW Req",
          "Peak BW Req",
          "Vector Width",
          "Offchip BW Req (Elements/cycle)",
          "L2 SRAM Size Req (Bytes)",
          "L1 SRAM Size Req (Bytes)",
          "Multicasting Factor (Weight)",
          "Multicasting Factor (Input)",
          "Num Total Input Pixels",
          "Num Total Weight Pixels",
          "Ops/J",
          "Num MACs",
          "PE power",
          "L1 power",
          "L2 power",
          "NOC power");
  private static final List<String> TENSOR_HEAD =
      List.of("l1 read", "l1 write", "l2 read", "l2 write", "reuse factor");
  private static final List<String> TAIL =
      List.of(
          "Ingress Delay (Min)",
          "Ingress Delay (Max)",
          "Ingress Delay (Avg)",
          "Egress Delay (Min)",
          "Egress Delay (Max)",
          "Egress Delay (Avg)",
          "Compute Delay (Min)",
          "Compute Delay (Max)",
          "Compute Delay (Avg)",
          "Avg number of utilized PEs",
          "Arithmetic Intensity");
  private static final String SEPARATORS = " ,->():\t;";
  private static final double NANO = 1e9;
  private static final double MULTICASTING_FACTOR = 1;

  private final BuildingBlocks blocks;

  private MaestroCsvWriter(BuildingBlocks blocks) {
    this.blocks = blocks;
  }

  /** The table of {@code result}, with a head line; every line ends in a line feed. */
  public static String write(NetworkResult result) {
    return new MaestroCsvWriter(BuildingBlocks.reference()).table(result);
  }

  private String table(NetworkResult result) {
    StringBuilder table = new StringBuilder();
    appendLine(head(), table);
    double carriedL1Nj = 0;
    for (LayerResult layer : result.layers()) {
      double ownL1Nj = layer.energy().l1ReadNj() + layer.energy().l1WriteNj();
      double countedL1Nj = hasClusters(layer) ? carriedL1Nj : ownL1Nj;
      appendLine(row(result.network().name(), layer, countedL1Nj + l2Nj(layer)), table);
      carriedL1Nj = ownL1Nj;
    }
    return table.toString();
  }

  private static boolean hasClusters(LayerResult result) {
    return result.layer().dataflow().stream().anyMatch(Directive.Cluster.class::isInstance);
  }

  private double l2Nj(LayerResult layer) {
    long outputReads = layer.tensor(LayerTensor.OUTPUT).l2().reads();
    return layer.energy().l2ReadNj()
        + layer.energy().l2WriteNj()
        - outputReads * blocks.l2().accessNj();
  }

  private static List<String> head() {
    List<String> head = new ArrayList<>(HEAD);
    for (LayerTensor tensor : LayerTensor.values()) {
      TENSOR_HEAD.forEach(column -> head.add(tensor.label() + " " + column));
    }
    head.addAll(TAIL);
    return head;
  }

  private static List<String> row(String network, LayerResult layer, double energyNj) {
    List<String> row = new ArrayList<>();
    row.add(cut(network));
    row.add(cut(layer.layer().name()));
    add(row, layer.hardware().pes(), layer.runtimeCycles());
    add(row, energyNj, layer.macsPerCycle(), layer.macsPerCycle() / energyNj * NANO);
    add(row, layer.cost().areaUm2(), layer.cost().powerMw());
    add(row, layer.performance().bandwidths().peakNoc());
    add(row, layer.performance().bandwidths().averageNoc());
    add(row, layer.performance().bandwidths().peakNoc(), layer.hardware().simdLanes());
    add(row, layer.performance().bandwidths().offchip(), layer.l2NeedBytes(), layer.l1NeedBytes());
    add(row, MULTICASTING_FACTOR, MULTICASTING_FACTOR);
    add(row, layer.declaredElements(LayerTensor.INPUT), layer.declaredElements(LayerTensor.FILTER));
    add(row, layer.macs() / energyNj * NANO);
    add(row, layer.macs());
    add(row, layer.cost().pePowerMw(), layer.cost().l1PowerMw());
    add(row, layer.cost().l2PowerMw(), layer.cost().nocPowerMw());
    for (TensorResult tensor : layer.tensors()) {
      add(
          row,
          tensor.l1().reads(),
          tensor.l1().writes(),
          tensor.l2().reads(),
          tensor.l2().writes());
      add(row, tensor.reuseFactor());
    }
    add(row, layer.performance().delays().ingress());
    add(row, layer.performance().delays().egress());
    add(row, layer.performance().delays().compute());
    add(row, layer.performance().activePes(), layer.performance().arithmeticIntensity());
    return row;
  }

  private static void add(List<String> row, DelayRange delay) {
    add(row, delay.minCycles(), delay.maxCycles(), delay.averageCycles());
  }

  private static void add(List<String> row, long... counts) {
    for (long count : counts) {
      row.add(Long.toString(count));
    }
  }

  private static void add(List<String> row, double... values) {
    for (double value : values) {
      row.add(Double.toString(value));
    }
  }

  private static String cut(String name) {
    int start = 0;
    for (int i = 0; i + 1 < name.length(); i++) {
      start = SEPARATORS.indexOf(name.charAt(i)) >= 0 ? i + 1 : start;
    }
    return name.substring(start);
  }

  private static void appendLine(List<String> cells, StringBuilder table) {
    table.append(String.join(",", cells)).append('\n');
  }
}
