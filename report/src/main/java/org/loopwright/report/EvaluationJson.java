package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.loopwright.cost.ComputeCost;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.Violation;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.NetworkCounts;

/**
 * An evaluation as JSON, in the keys of docs/results.md; the unit of a number is in its key or
 * stated there.
 */
public final class EvaluationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private EvaluationJson() {}

  /** A mapping that runs. */
  public static ObjectNode valid(Evaluation evaluation) {
    ObjectNode result = JSON.objectNode();
    result.put("valid", true);
    result.put("cycles", evaluation.cycles());
    result.put("utilization", evaluation.utilization());
    result.put("computes", evaluation.computes());
    result.put("energy_pj", evaluation.energyPj());
    result.put("edp_pj_cycles", evaluation.energyDelayProduct());
    result.put("area_um2", evaluation.areaUm2());
    result.put("last_level_accesses", evaluation.lastLevelAccesses());
    ArrayNode levels = result.putArray("levels");
    levels.add(compute(evaluation.compute()));
    evaluation.storage().forEach(level -> levels.add(storage(level)));
    ArrayNode networks = result.putArray("networks");
    evaluation.networks().forEach(network -> networks.add(network(network)));
    ArrayNode bill = result.putArray("bill");
    evaluation.bill().forEach(line -> bill.add(PriceJson.line(line)));
    return result;
  }

  /** A mapping that cannot run. */
  public static ObjectNode invalid(Violation violation) {
    ObjectNode result = JSON.objectNode();
    result.put("valid", false);
    result.put("reason", violation.toString());
    ObjectNode detail = result.putObject("violation");
    detail.put("rule", violation.reason().label());
    detail.put("level", violation.level());
    detail.put("need", violation.need());
    detail.put("limit", violation.limit());
    return result;
  }

  private static ObjectNode compute(ComputeCost compute) {
    ObjectNode level = JSON.objectNode();
    level.put("name", compute.name());
    level.put("kind", "arithmetic");
    level.put("cycles", compute.cycles());
    level.put("instances", compute.instances());
    level.put("utilized_instances", compute.utilizedInstances());
    level.put("computes", compute.computes());
    level.put("energy_pj", compute.energyPj());
    level.put("leakage_energy_pj", compute.leakagePj());
    level.put("area_um2", compute.areaUm2());
    return level;
  }

  private static ObjectNode storage(StorageCost storage) {
    ObjectNode level = JSON.objectNode();
    level.put("name", storage.name());
    level.put("kind", "storage");
    level.put("cycles", storage.cycles());
    level.put("bandwidth_throttling", storage.bandwidthThrottling());
    level.put("instances", storage.instances());
    level.put("accesses", storage.accesses());
    level.put("energy_pj", storage.energyPj());
    level.put("leakage_energy_pj", storage.leakageEnergyPj());
    level.put("area_um2", storage.areaUm2());
    ObjectNode dataSpaces = level.putObject("dataspaces");
    storage.dataSpaces().forEach((name, cost) -> dataSpaces.set(name, dataSpace(cost)));
    return level;
  }

  private static ObjectNode dataSpace(DataSpaceCost cost) {
    DataSpaceCounts counts = cost.counts();
    ObjectNode result = JSON.objectNode();
    result.put("partition_size", counts.partitionWords());
    result.put("utilized_capacity", counts.tileWords());
    result.put("utilized_instances", counts.instances());
    result.put("utilized_clusters", cost.utilizedClusters());
    result.put("reads_per_instance", counts.reads());
    result.put("fills_per_instance", counts.fills());
    result.put("updates_per_instance", counts.updates());
    result.put("temporal_reductions_per_instance", counts.temporalReductions());
    result.put("address_generations_per_cluster", cost.addressGenerationsPerCluster());
    result.put("reads", Math.multiplyExact(counts.reads(), counts.instances()));
    result.put("fills", Math.multiplyExact(counts.fills(), counts.instances()));
    result.put("updates", Math.multiplyExact(counts.updates(), counts.instances()));
    result.put("accesses", cost.accesses());
    result.put("read_energy_pj", cost.energy().readPj());
    result.put("fill_energy_pj", cost.energy().fillPj());
    result.put("update_energy_pj", cost.energy().updatePj());
    result.put("address_energy_pj", cost.energy().addressGenerationPj());
    result.put("energy_pj", cost.energyPj());
    return result;
  }

  private static ObjectNode network(NetworkCost cost) {
    NetworkCounts counts = cost.counts();
    ObjectNode network = JSON.objectNode();
    network.put("outer", counts.outer());
    network.put("inner", counts.inner());
    network.put("energy_pj", cost.energyPj());
    ObjectNode dataSpaces = network.putObject("dataspaces");
    counts
        .dataSpaces()
        .forEach(
            (name, transfers) -> {
              ObjectNode entry = dataSpaces.putObject(name);
              entry.put("fanout", transfers.fanout());
              entry.put("multicast_factor", transfers.multicastFactor());
              entry.put("words", transfers.words());
              entry.put("link_transfers", transfers.linkTransfers());
              entry.put("spatial_reductions", transfers.spatialReductions());
              entry.put("hops", transfers.hops());
            });
    return network;
  }
}
