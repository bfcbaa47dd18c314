package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.loopwright.dataflow.ArrayCost;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerResult.EnergyBreakdown;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.Shortfall;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.engine.Performance.DelayRange;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerTensor;

/** Every statistic of a data-centric analysis as JSON, with the unit of each number in its key. */
public final class AnalysisJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnalysisJson() {}

  public static ObjectNode of(NetworkResult result, DataflowHardware hardware) {
    ObjectNode json = JSON.objectNode();
    json.put("network", result.network().name());
    json.set("hardware", hardware(hardware));
    ArrayNode layers = json.putArray("layers");
    result.layers().forEach(layer -> layers.add(layer(layer)));
    json.set("totals", totals(result));
    return json;
  }

  /** The same, with what the loop-nest model says of each layer. */
  public static ObjectNode of(
      NetworkResult result, DataflowHardware hardware, List<TwoViews> views) {
    ObjectNode json = of(result, hardware);
    json.set("cross_check", CrossCheckJson.of(views));
    return json;
  }

  private static ObjectNode hardware(DataflowHardware hardware) {
    return JSON.objectNode()
        .put("pes", hardware.pes())
        .put("simd_lanes", hardware.simdLanes())
        .put("noc_bandwidth_elements_per_cycle", hardware.noc().bandwidthElementsPerCycle())
        .put("noc_hops", hardware.noc().hops())
        .put("noc_hop_latency_cycles", hardware.noc().hopLatencyCycles())
        .put("offchip_bandwidth_elements_per_cycle", hardware.offchipBandwidthElementsPerCycle())
        .put("multicast", hardware.noc().multicast())
        .put("reduction", hardware.noc().reduction())
        .put("l1_size_bytes", hardware.l1SizeBytes())
        .put("l2_size_bytes", hardware.l2SizeBytes());
  }

  private static ObjectNode layer(LayerResult layer) {
    ObjectNode json = JSON.objectNode();
    json.put("name", layer.layer().name());
    json.put("type", layer.layer().type().name());
    json.put("runtime_cycles", layer.runtimeCycles());
    json.put("macs", layer.macs());
    json.put("throughput_macs_per_cycle", finite(layer.macsPerCycle()));
    json.put("active_pes", finite(layer.performance().activePes()));
    json.put("pe_utilization", finite(layer.peUtilization()));
    json.put("bottleneck", layer.performance().delays().bottleneck().name());
    json.put(
        "arithmetic_intensity_macs_per_element", finite(layer.performance().arithmeticIntensity()));
    json.put("reuse_factor", finite(layer.reuseFactor()));
    json.put("input_elements", layer.declaredElements(LayerTensor.INPUT));
    json.put("filter_elements", layer.declaredElements(LayerTensor.FILTER));
    needs(json, layer);
    json.set("ingress_delay", delay(layer.performance().delays().ingress()));
    json.set("compute_delay", delay(layer.performance().delays().compute()));
    json.set("egress_delay", delay(layer.performance().delays().egress()));
    ObjectNode tensors = json.putObject("tensors");
    layer.tensors().forEach(tensor -> tensors.set(tensor.tensor().label(), tensor(tensor)));
    json.set("energy", energy(layer.energy()));
    json.put("area_um2", layer.cost().areaUm2());
    json.set("power", power(layer.cost()));
    ArrayNode shortfalls = json.putArray("shortfalls");
    Shortfall.of(layer).forEach(shortfall -> shortfalls.add(shortfall.toString()));
    return json;
  }

  private static void needs(ObjectNode json, LayerResult layer) {
    json.put("l1_need_bytes", layer.l1NeedBytes());
    json.put("l2_need_bytes", layer.l2NeedBytes());
    json.put("noc_bandwidth_peak_elements_per_cycle", layer.performance().bandwidths().peakNoc());
    json.put(
        "noc_bandwidth_average_elements_per_cycle",
        finite(layer.performance().bandwidths().averageNoc()));
    json.put(
        "offchip_bandwidth_need_elements_per_cycle", layer.performance().bandwidths().offchip());
  }

  private static ObjectNode delay(DelayRange delay) {
    return JSON.objectNode()
        .put("min_cycles", delay.minCycles())
        .put("max_cycles", delay.maxCycles())
        .put("average_cycles", delay.averageCycles());
  }

  private static ObjectNode tensor(TensorResult tensor) {
    return JSON.objectNode()
        .put("l1_reads", tensor.l1().reads())
        .put("l1_writes", tensor.l1().writes())
        .put("l2_reads", tensor.l2().reads())
        .put("l2_writes", tensor.l2().writes())
        .put("l1_need_bytes", tensor.l1().needBytes())
        .put("l2_need_bytes", tensor.l2().needBytes())
        .put("reuse_factor", finite(tensor.reuseFactor()));
  }

  private static ObjectNode energy(EnergyBreakdown energy) {
    return JSON.objectNode()
        .put("mac_nj", energy.macNj())
        .put("l1_read_nj", energy.l1ReadNj())
        .put("l1_write_nj", energy.l1WriteNj())
        .put("l2_read_nj", energy.l2ReadNj())
        .put("l2_write_nj", energy.l2WriteNj())
        .put("total_nj", energy.totalNj());
  }

  private static ObjectNode power(ArrayCost cost) {
    return JSON.objectNode()
        .put("pe_mw", cost.pePowerMw())
        .put("l1_mw", cost.l1PowerMw())
        .put("l2_mw", cost.l2PowerMw())
        .put("noc_mw", cost.nocPowerMw())
        .put("total_mw", cost.powerMw());
  }

  private static ObjectNode totals(NetworkResult result) {
    return JSON.objectNode()
        .put("runtime_cycles", result.runtimeCycles())
        .put("macs", result.macs())
        .put("energy_nj", result.energyNj())
        .put("l1_need_bytes", result.l1NeedBytes())
        .put("l2_need_bytes", result.l2NeedBytes());
  }

  /** JSON has no infinity: a ratio over nothing is null. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
