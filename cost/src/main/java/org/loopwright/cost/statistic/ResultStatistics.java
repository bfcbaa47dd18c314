package org.loopwright.cost.statistic;

import java.util.List;
import java.util.function.ToLongFunction;
import org.loopwright.cost.ComputeCost;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.RunTotals;
import org.loopwright.cost.StorageCost;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;

/** Every number of a result, part by part; docs/results.md explains each. */
public final class ResultStatistics {
  private static final String PJ = "pJ";
  private static final String UM2 = "um^2";
  private static final String WORDS = "words";
  private static final String INSTANCES = "instances";

  public static final Statistic<RunTotals> CYCLES =
      Statistic.of("cycles", "cycles", RunTotals::cycles);
  public static final Statistic<RunTotals> UTILIZATION =
      Statistic.share("utilization", RunTotals::utilization);
  public static final Statistic<RunTotals> COMPUTES =
      Statistic.of("computes", "operations", RunTotals::computes);
  public static final Statistic<RunTotals> ENERGY_PJ =
      Statistic.of("energy_pj", PJ, RunTotals::energyPj);
  public static final Statistic<RunTotals> EDP =
      Statistic.of("edp_pj_cycles", "pJ*cycles", RunTotals::energyDelayProduct);
  public static final Statistic<RunTotals> AREA_UM2 =
      Statistic.of("area_um2", UM2, RunTotals::areaUm2);
  public static final Statistic<RunTotals> LAST_LEVEL_ACCESSES =
      Statistic.of("last_level_accesses", WORDS, RunTotals::lastLevelAccesses);

  public static final Statistic<RunTotals> ENERGY_PER_MAC_PJ =
      Statistic.of("energy_per_mac_pj", PJ, RunTotals::energyPerMacPj);
  public static final Statistic<RunTotals> ALGORITHMIC_REUSE =
      new Statistic<>("algorithmic_reuse", "operations/word", true, RunTotals::algorithmicReuse);

  public static final List<Statistic<RunTotals>> RUN =
      List.of(
          CYCLES,
          UTILIZATION,
          COMPUTES,
          ENERGY_PJ,
          ENERGY_PER_MAC_PJ,
          EDP,
          AREA_UM2,
          LAST_LEVEL_ACCESSES,
          ALGORITHMIC_REUSE);

  public static final List<Statistic<ComputeCost>> ARITHMETIC =
      List.of(
          Statistic.of("cycles", "cycles", ComputeCost::cycles),
          Statistic.of("instances", "units", ComputeCost::instances),
          Statistic.of("utilized_instances", "units", ComputeCost::utilizedInstances),
          Statistic.of("computes", "operations", ComputeCost::computes),
          Statistic.of("energy_pj", PJ, ComputeCost::energyPj),
          Statistic.of("leakage_energy_pj", PJ, ComputeCost::leakagePj),
          Statistic.of("area_um2", UM2, ComputeCost::areaUm2));

  public static final List<Statistic<StorageCost>> STORAGE =
      List.of(
          Statistic.of("cycles", "cycles", StorageCost::cycles),
          Statistic.share("bandwidth_throttling", StorageCost::bandwidthThrottling),
          Statistic.of("instances", INSTANCES, StorageCost::instances),
          Statistic.of("reads", WORDS, level -> sum(level, DataSpaceCounts::reads)),
          Statistic.of("fills", WORDS, level -> sum(level, DataSpaceCounts::fills)),
          Statistic.of("updates", WORDS, level -> sum(level, DataSpaceCounts::updates)),
          Statistic.of("accesses", WORDS, StorageCost::accesses),
          Statistic.of("energy_pj", PJ, StorageCost::energyPj),
          Statistic.of("leakage_energy_pj", PJ, StorageCost::leakageEnergyPj),
          Statistic.of("area_um2", UM2, StorageCost::areaUm2));

  public static final List<Statistic<DataSpaceCost>> DATA_SPACE =
      List.of(
          Statistic.of("partition_size", WORDS, cost -> cost.counts().partitionWords()),
          Statistic.of("utilized_capacity", WORDS, cost -> cost.counts().tileWords()),
          Statistic.of("utilized_instances", INSTANCES, cost -> cost.counts().instances()),
          Statistic.of("utilized_clusters", "clusters", DataSpaceCost::utilizedClusters),
          Statistic.of("reads_per_instance", WORDS, cost -> cost.counts().reads()),
          Statistic.of("fills_per_instance", WORDS, cost -> cost.counts().fills()),
          Statistic.of("updates_per_instance", WORDS, cost -> cost.counts().updates()),
          Statistic.of(
              "temporal_reductions_per_instance",
              "additions",
              cost -> cost.counts().temporalReductions()),
          Statistic.of(
              "address_generations_per_cluster",
              "addresses",
              DataSpaceCost::addressGenerationsPerCluster),
          Statistic.of("reads", WORDS, cost -> total(cost, DataSpaceCounts::reads)),
          Statistic.of("fills", WORDS, cost -> total(cost, DataSpaceCounts::fills)),
          Statistic.of("updates", WORDS, cost -> total(cost, DataSpaceCounts::updates)),
          Statistic.of("accesses", WORDS, DataSpaceCost::accesses),
          Statistic.of("read_energy_pj", PJ, cost -> cost.energy().readPj()),
          Statistic.of("fill_energy_pj", PJ, cost -> cost.energy().fillPj()),
          Statistic.of("update_energy_pj", PJ, cost -> cost.energy().updatePj()),
          Statistic.of("address_energy_pj", PJ, cost -> cost.energy().addressGenerationPj()),
          Statistic.of("energy_pj", PJ, DataSpaceCost::energyPj));

  public static final List<Statistic<NetworkCost>> NETWORK =
      List.of(
          Statistic.of("cycles", "cycles", NetworkCost::cycles),
          Statistic.share("bandwidth_throttling", NetworkCost::bandwidthThrottling),
          Statistic.of("energy_pj", PJ, NetworkCost::energyPj));

  public static final List<Statistic<TransferCounts>> TRANSFERS =
      List.of(
          Statistic.of("fanout", INSTANCES, TransferCounts::fanout),
          Statistic.of("multicast_factor", INSTANCES, TransferCounts::multicastFactor),
          Statistic.of("words", WORDS, TransferCounts::words),
          Statistic.of("link_transfers", WORDS, TransferCounts::linkTransfers),
          Statistic.of("spatial_reductions", "additions", TransferCounts::spatialReductions),
          Statistic.of("hops", "hops", TransferCounts::hops));

  private ResultStatistics() {}

  private static long total(DataSpaceCost cost, ToLongFunction<DataSpaceCounts> perInstance) {
    return Math.multiplyExact(perInstance.applyAsLong(cost.counts()), cost.counts().instances());
  }

  private static long sum(StorageCost level, ToLongFunction<DataSpaceCounts> perInstance) {
    long sum = 0;
    for (DataSpaceCost cost : level.dataSpaces().values()) {
      sum = Math.addExact(sum, total(cost, perInstance));
    }
    return sum;
  }
}
