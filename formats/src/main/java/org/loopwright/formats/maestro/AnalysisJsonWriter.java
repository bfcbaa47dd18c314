package org.loopwright.formats.maestro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.loopwright.dataflow.cost.ArrayCost;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.performance.DelayRange;
import org.loopwright.dataflow.result.EnergyBreakdown;
import org.loopwright.dataflow.result.LayerResult;
import org.loopwright.dataflow.result.NetworkResult;
import org.loopwright.dataflow.result.Shortfall;
import org.loopwright.dataflow.result.TensorResult;

/** Writes every statistic of an analysis as JSON, with the unit of each number in its key. */
public final class AnalysisJsonWriter {
  private AnalysisJsonWriter() {}

  public static String write(NetworkResult result, Hardware hardware) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("network", result.network().name());
      hardware(json, hardware);
      json.writeArrayFieldStart("layers");
      for (LayerResult layer : result.layers()) {
        layer(json, layer);
      }
      json.writeEndArray();
      totals(json, result);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  private static void hardware(JsonGenerator json, Hardware hardware) throws IOException {
    json.writeObjectFieldStart("hardware");
    json.writeNumberField("pes", hardware.pes());
    json.writeNumberField("simd_lanes", hardware.simdLanes());
    json.writeNumberField(
        "noc_bandwidth_elements_per_cycle", hardware.nocBandwidthElementsPerCycle());
    json.writeNumberField("noc_hops", hardware.nocHops());
    json.writeNumberField("noc_hop_latency_cycles", hardware.nocHopLatencyCycles());
    json.writeNumberField(
        "offchip_bandwidth_elements_per_cycle", hardware.offchipBandwidthElementsPerCycle());
    json.writeBooleanField("multicast", hardware.multicast());
    json.writeBooleanField("reduction", hardware.reduction());
    json.writeNumberField("l1_size_bytes", hardware.l1SizeBytes());
    json.writeNumberField("l2_size_bytes", hardware.l2SizeBytes());
    json.writeEndObject();
  }

  private static void layer(JsonGenerator json, LayerResult layer) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", layer.layer().name());
    json.writeStringField("type", layer.layer().type().name());
    json.writeNumberField("runtime_cycles", layer.runtimeCycles());
    json.writeNumberField("macs", layer.macs());
    number(json, "throughput_macs_per_cycle", layer.macsPerCycle());
    number(json, "active_pes", layer.activePes());
    number(json, "pe_utilization", layer.peUtilization());
    json.writeStringField("bottleneck", layer.bottleneck().name());
    number(json, "arithmetic_intensity_macs_per_element", layer.arithmeticIntensity());
    number(json, "reuse_factor", layer.reuseFactor());
    json.writeNumberField("input_elements", layer.inputElements());
    json.writeNumberField("filter_elements", layer.filterElements());
    needs(json, layer);
    delay(json, "ingress_delay", layer.ingressDelay());
    delay(json, "compute_delay", layer.computeDelay());
    delay(json, "egress_delay", layer.egressDelay());
    json.writeObjectFieldStart("tensors");
    for (TensorResult tensor : layer.tensors()) {
      tensor(json, tensor);
    }
    json.writeEndObject();
    energy(json, layer.energy());
    cost(json, layer.cost());
    json.writeArrayFieldStart("shortfalls");
    for (Shortfall shortfall : Shortfall.of(layer)) {
      json.writeString(shortfall.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void needs(JsonGenerator json, LayerResult layer) throws IOException {
    json.writeNumberField("l1_need_bytes", layer.l1NeedBytes());
    json.writeNumberField("l2_need_bytes", layer.l2NeedBytes());
    json.writeNumberField(
        "noc_bandwidth_peak_elements_per_cycle", layer.peakNocBandwidthElementsPerCycle());
    number(
        json,
        "noc_bandwidth_average_elements_per_cycle",
        layer.averageNocBandwidthElementsPerCycle());
    json.writeNumberField(
        "offchip_bandwidth_need_elements_per_cycle", layer.offchipBandwidthElementsPerCycle());
  }

  private static void delay(JsonGenerator json, String key, DelayRange delay) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeNumberField("min_cycles", delay.minCycles());
    json.writeNumberField("max_cycles", delay.maxCycles());
    json.writeNumberField("average_cycles", delay.averageCycles());
    json.writeEndObject();
  }

  private static void tensor(JsonGenerator json, TensorResult tensor) throws IOException {
    json.writeObjectFieldStart(tensor.tensor().label());
    json.writeNumberField("l1_reads", tensor.l1Reads());
    json.writeNumberField("l1_writes", tensor.l1Writes());
    json.writeNumberField("l2_reads", tensor.l2Reads());
    json.writeNumberField("l2_writes", tensor.l2Writes());
    json.writeNumberField("l1_need_bytes", tensor.l1NeedBytes());
    json.writeNumberField("l2_need_bytes", tensor.l2NeedBytes());
    number(json, "reuse_factor", tensor.reuseFactor());
    json.writeEndObject();
  }

  private static void energy(JsonGenerator json, EnergyBreakdown energy) throws IOException {
    json.writeObjectFieldStart("energy");
    json.writeNumberField("mac_nj", energy.macNj());
    json.writeNumberField("l1_read_nj", energy.l1ReadNj());
    json.writeNumberField("l1_write_nj", energy.l1WriteNj());
    json.writeNumberField("l2_read_nj", energy.l2ReadNj());
    json.writeNumberField("l2_write_nj", energy.l2WriteNj());
    json.writeNumberField("total_nj", energy.totalNj());
    json.writeEndObject();
  }

  private static void cost(JsonGenerator json, ArrayCost cost) throws IOException {
    json.writeNumberField("area_um2", cost.areaUm2());
    json.writeObjectFieldStart("power");
    json.writeNumberField("pe_mw", cost.pePowerMw());
    json.writeNumberField("l1_mw", cost.l1PowerMw());
    json.writeNumberField("l2_mw", cost.l2PowerMw());
    json.writeNumberField("noc_mw", cost.nocPowerMw());
    json.writeNumberField("total_mw", cost.powerMw());
    json.writeEndObject();
  }

  private static void totals(JsonGenerator json, NetworkResult result) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("runtime_cycles", result.runtimeCycles());
    json.writeNumberField("macs", result.macs());
    json.writeNumberField("energy_nj", result.energyNj());
    json.writeNumberField("l1_need_bytes", result.l1NeedBytes());
    json.writeNumberField("l2_need_bytes", result.l2NeedBytes());
    json.writeEndObject();
  }

  /** JSON has no infinity: a ratio over nothing is null. */
  private static void number(JsonGenerator json, String key, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(key, value);
    } else {
      json.writeNullField(key);
    }
  }
}
