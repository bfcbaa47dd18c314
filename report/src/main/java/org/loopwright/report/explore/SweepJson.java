package org.loopwright.report.explore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.explore.Design;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.DesignStatus;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;

/** The result of a sweep as JSON: units in the keys, exact counts as text. */
public final class SweepJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SweepJson() {}

  public static ObjectNode of(SweepReport report) {
    Sweep sweep = report.sweep();
    SweepResult result = report.result();
    ObjectNode json = JSON.objectNode();
    json.put("verdict", verdict(sweep, result));
    json.set("sweep", sweep(sweep));
    json.set("counts", counts(sweep, result));
    ObjectNode best = json.putObject("best");
    for (int i = 0; i < result.best().size(); i++) {
      best.set(sweep.objectives().get(i).label(), design(result.best().get(i)));
    }
    json.set("pareto_front", designs(result.front()));
    ArrayNode study = json.putArray("support_study");
    report.study().forEach(row -> study.add(row(row)));
    ObjectNode run = json.putObject("run");
    run.put("seconds", report.seconds());
    run.put("threads", report.threads());
    run.put("designs_per_second", report.designsPerSecond());
    return json;
  }

  private static String verdict(Sweep sweep, SweepResult result) {
    if (!result.covers(sweep)) {
      return "interrupted";
    }
    return result.best().isEmpty() ? "infeasible" : "optimal";
  }

  private static ObjectNode sweep(Sweep sweep) {
    ObjectNode json = JSON.objectNode();
    ArrayNode styles = json.putArray("styles");
    sweep.workloads().stream().map(MappedNetwork::style).forEach(styles::add);
    json.put("pes", sweep.pes().toString());
    json.put("noc_bandwidth_elements_per_cycle", sweep.nocBandwidth().toString());
    json.put("l1_bytes", sweep.l1Bytes().toString());
    json.put("l2_bytes", sweep.l2Bytes().toString());
    DataflowHardware base = sweep.base();
    json.put("simd_lanes", base.simdLanes());
    json.put("noc_latency_cycles", base.noc().latencyCycles());
    json.put("offchip_bandwidth_elements_per_cycle", base.offchipBandwidthElementsPerCycle());
    json.put("multicast", base.noc().multicast());
    json.put("reduction", base.noc().reduction());
    json.put("costs", sweep.blocks().name());
    json.put("area_budget_mm2", sweep.budget().areaMm2());
    json.put("power_budget_mw", sweep.budget().powerMw());
    ArrayNode objectives = json.putArray("objectives");
    sweep.objectives().stream().map(DesignObjective::label).forEach(objectives::add);
    return json;
  }

  private static ObjectNode counts(Sweep sweep, SweepResult result) {
    ObjectNode json = JSON.objectNode();
    json.put("designs", sweep.designs().toString());
    json.put("looked_at", result.counts().total().toString());
    json.put("valid", result.counts().valid().toString());
    ObjectNode invalid = json.putObject("invalid_by_reason");
    for (DesignStatus outcome : DesignStatus.values()) {
      if (outcome != DesignStatus.VALID) {
        invalid.put(outcome.name(), result.counts().of(outcome).toString());
      }
    }
    json.put("layers_analysed", result.analyses());
    result.refusal().ifPresent(refusal -> json.put("first_refusal", refusal));
    return json;
  }

  private static ArrayNode designs(List<Design> designs) {
    ArrayNode json = JSON.arrayNode();
    designs.forEach(design -> json.add(design(design)));
    return json;
  }

  private static ObjectNode design(Design design) {
    ObjectNode json = JSON.objectNode();
    for (DesignColumn column : DesignColumn.ALL) {
      json.putPOJO(column.key(), column.of(design));
    }
    return json;
  }

  private static ObjectNode row(SpatialReuseAblation.Row row) {
    ObjectNode json = JSON.objectNode();
    json.put("variant", row.variant());
    json.put("multicast", row.multicast());
    json.put("reduction", row.reduction());
    json.put("throughput_ratio", row.throughputRatio());
    json.put("energy_ratio", row.energyRatio());
    json.setAll(design(row.design()));
    return json;
  }
}
