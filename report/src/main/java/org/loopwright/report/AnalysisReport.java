package org.loopwright.report;

import static org.loopwright.report.table.Column.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.loopwright.dataflow.ArrayCost;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerResult.EnergyBreakdown;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.Shortfall;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.engine.Performance;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.CrossCheckResult;
import org.loopwright.result.RunIdentity;

/**
 * Every statistic of a data-centric analysis, one row a layer and the totals below.
 *
 * @param crossCheck the counts of both models of each layer; empty if nobody asked
 */
public record AnalysisReport(
    RunIdentity identity,
    NetworkResult result,
    DataflowHardware hardware,
    Optional<List<CrossCheckResult>> crossCheck)
    implements Report {
  @Override
  public String text() {
    return TextRenderer.render(layers())
        + totals()
        + crossCheck.orElse(List.of()).stream()
            .map(layer -> System.lineSeparator() + new CrossCheckReport(layer).text())
            .collect(Collectors.joining());
  }

  /** A row for each layer. */
  public Table<LayerResult> layers() {
    return Table.of(
        result.layers(),
        fact("name", "layer", layer -> layer.layer().name(), name -> name),
        fact("type", "type", layer -> layer.layer().type().name(), name -> name),
        fact("runtime_cycles", "cycles", LayerResult::runtimeCycles, Quantity::count),
        decimals("throughput_macs_per_cycle", "MAC/cycle", LayerResult::macsPerCycle),
        fact("pe_utilization", "PEs busy", LayerResult::peUtilization, Quantity::percent),
        fact("energy_nj", "energy", layer -> layer.energy().totalNj(), AnalysisReport::energy),
        decimals("reuse_factor", "reuse", LayerResult::reuseFactor),
        fact("l1_need_bytes", "L1 B", LayerResult::l1NeedBytes, Quantity::count),
        fact("l2_need_bytes", "L2 B", LayerResult::l2NeedBytes, Quantity::count),
        fact(
            "noc_bandwidth_peak_elements_per_cycle",
            "NoC/cycle",
            layer -> layer.performance().bandwidths().peakNoc(),
            Quantity::count),
        fact("bottleneck", "bound by", AnalysisReport::bottleneck, AnalysisReport::lowerCase));
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Column<LayerResult> decimals(
      String key, String title, ToDoubleFunction<LayerResult> value) {
    return fact(
        key, title, value::applyAsDouble, number -> String.format(Locale.ROOT, "%.2f", number));
  }

  private static String bottleneck(LayerResult layer) {
    return layer.performance().delays().bottleneck().name();
  }

  /** The sums over all layers, as a line. */
  public String totals() {
    return "%s: %s cycles, %s MACs, %s; needs %s bytes of L1 in each PE, %s bytes of L2%n"
        .formatted(
            result.network().name(),
            Quantity.count(result.runtimeCycles()),
            Quantity.count(result.macs()),
            energy(result.energyNj()),
            Quantity.count(result.l1NeedBytes()),
            Quantity.count(result.l2NeedBytes()));
  }

  private static String energy(double nj) {
    return Quantity.energy(nj * 1000);
  }

  @Override
  public JsonObject json() {
    return Identity.json(identity)
        .put("hardware", json(hardware))
        .put("layers", result.layers().stream().map(AnalysisReport::json).toList())
        .put(
            "totals",
            new JsonObject()
                .put("runtime_cycles", result.runtimeCycles())
                .put("macs", result.macs())
                .put("energy_nj", result.energyNj())
                .put("l1_need_bytes", result.l1NeedBytes())
                .put("l2_need_bytes", result.l2NeedBytes()))
        .put(
            "cross_check",
            crossCheck.map(
                layers ->
                    layers.stream().map(layer -> new CrossCheckReport(layer).json()).toList()));
  }

  private static JsonObject json(DataflowHardware hardware) {
    return new JsonObject()
        .put("pes", hardware.pes())
        .put("simd_lanes", hardware.simdLanes())
        .put("noc_bandwidth_elements_per_cycle", hardware.noc().bandwidthElementsPerCycle())
        .put("noc_hops", hardware.noc().hops())
        .put("noc_hop_latency_cycles", hardware.noc().hopLatencyCycles())
        .put("noc_topology", hardware.noc().inward().map(Labelled::label))
        .put("noc_reduction_topology", hardware.noc().outward().map(Labelled::label))
        .put("noc_energy_per_hop_pj", hardware.noc().links().linkPj())
        .put("offchip_bandwidth_elements_per_cycle", hardware.offchipBandwidthElementsPerCycle())
        .put("multicast", hardware.noc().multicast())
        .put("reduction", hardware.noc().reduction())
        .put("l1_size_bytes", hardware.l1SizeBytes())
        .put("l2_size_bytes", hardware.l2SizeBytes());
  }

  private static JsonObject json(LayerResult layer) {
    Performance performance = layer.performance();
    Performance.Bandwidths bandwidths = performance.bandwidths();
    JsonObject tensors = new JsonObject();
    layer.tensors().forEach(tensor -> tensors.put(tensor.tensor().label(), json(tensor)));
    return new JsonObject()
        // What was mapped and how fast it runs
        .put("name", layer.layer().name())
        .put("type", layer.layer().type().name())
        .put("runtime_cycles", layer.runtimeCycles())
        .put("macs", layer.macs())
        .put("throughput_macs_per_cycle", layer.macsPerCycle())
        .put("active_pes", performance.activePes())
        .put("pe_utilization", layer.peUtilization())
        .put("bottleneck", bottleneck(layer))
        .put("arithmetic_intensity_macs_per_element", performance.arithmeticIntensity())
        .put("reuse_factor", layer.reuseFactor())
        .put("algorithmic_reuse", layer.algorithmicReuse())
        .put("energy_per_mac_pj", layer.energyPerMacPj())
        .put("input_elements", layer.declaredElements(LayerTensor.INPUT))
        .put("filter_elements", layer.declaredElements(LayerTensor.FILTER))
        // What it needs
        .put("l1_need_bytes", layer.l1NeedBytes())
        .put("l2_need_bytes", layer.l2NeedBytes())
        .put("noc_bandwidth_peak_elements_per_cycle", bandwidths.peakNoc())
        .put("noc_bandwidth_average_elements_per_cycle", bandwidths.averageNoc())
        .put("offchip_bandwidth_need_elements_per_cycle", bandwidths.offchip())
        // What it waits for, moves and costs
        .put("ingress_delay", json(performance.delays().ingress()))
        .put("compute_delay", json(performance.delays().compute()))
        .put("egress_delay", json(performance.delays().egress()))
        .put("tensors", tensors)
        .put("reuse", ReuseReport.json(layer))
        .put("energy", json(layer.energy()))
        .put("area_um2", layer.cost().areaUm2())
        .put("power", json(layer.cost()))
        .put("shortfalls", Shortfall.of(layer).stream().map(Shortfall::toString).toList());
  }

  private static JsonObject json(Performance.DelayRange delay) {
    return new JsonObject()
        .put("min_cycles", delay.minCycles())
        .put("max_cycles", delay.maxCycles())
        .put("average_cycles", delay.averageCycles());
  }

  private static JsonObject json(TensorResult tensor) {
    return new JsonObject()
        .put("l1_reads", tensor.l1().reads())
        .put("l1_writes", tensor.l1().writes())
        .put("l2_reads", tensor.l2().reads())
        .put("l2_writes", tensor.l2().writes())
        .put("l1_need_bytes", tensor.l1().needBytes())
        .put("l2_need_bytes", tensor.l2().needBytes())
        .put("noc_hops", tensor.hops())
        .put("reuse_factor", tensor.reuseFactor());
  }

  private static JsonObject json(EnergyBreakdown energy) {
    return new JsonObject()
        .put("mac_nj", energy.macNj())
        .put("l1_read_nj", energy.l1ReadNj())
        .put("l1_write_nj", energy.l1WriteNj())
        .put("l2_read_nj", energy.l2ReadNj())
        .put("l2_write_nj", energy.l2WriteNj())
        .put("noc_nj", energy.nocNj())
        .put("total_nj", energy.totalNj());
  }

  private static JsonObject json(ArrayCost cost) {
    return new JsonObject()
        .put("pe_mw", cost.pePowerMw())
        .put("l1_mw", cost.l1PowerMw())
        .put("l2_mw", cost.l2PowerMw())
        .put("noc_mw", cost.nocPowerMw())
        .put("total_mw", cost.powerMw());
  }
}
