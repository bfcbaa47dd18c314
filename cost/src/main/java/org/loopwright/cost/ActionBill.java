package org.loopwright.cost;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.Workload;

/** Makes the lines of the bill of an evaluation, one for each price of the hardware. */
final class ActionBill {
  private final Workload workload;
  private final Architecture architecture;
  private final HardwareRates hardware;
  private final MappingCosts costs;
  private final AccessCounts counts;
  private final List<StorageCost> storage;

  /**
   * A bill.
   *
   * @param storage what each storage level does, innermost first
   */
  ActionBill(
      Workload workload,
      Architecture architecture,
      HardwareRates hardware,
      MappingCosts costs,
      AccessCounts counts,
      List<StorageCost> storage) {
    this.workload = workload;
    this.architecture = architecture;
    this.hardware = hardware;
    this.costs = costs;
    this.counts = counts;
    this.storage = storage;
  }

  List<ActionCost> lines() {
    return hardware.prices.all.stream().map(price -> new ActionCost(price, count(price))).toList();
  }

  private double count(UnitPrice price) {
    int level = architecture.indexOf(price.component());
    return level < 0 ? ofCompute(price.item()) : ofStorage(level, price.item());
  }

  private double ofCompute(String item) {
    return switch (item) {
      case UnitPrice.AREA -> hardware.computeMesh.instances();
      case UnitPrice.ARITHMETIC_LEAK -> (double) costs.computeLeakingCycles();
      default -> counts.computes() * hardware.computeShare;
    };
  }

  private double ofStorage(int level, String item) {
    return switch (item) {
      case UnitPrice.AREA, UnitPrice.ADDER_AREA -> hardware.storage[level].mesh().instances();
      case ComponentEstimate.LEAK, UnitPrice.ADDER_LEAK -> (double) costs.leakingCycles(level);
      case UnitPrice.DRAIN -> costs.drains(level) * costs.utilizedClusters(level);
      case UnitPrice.SPATIAL_ADDITION -> costs.networkAdditions(level);
      case UnitPrice.TEMPORAL_ADDITION -> costs.additions(level);
      case UnitPrice.HOP -> transfers(level, NetworkEnergy::hops);
      case UnitPrice.ROUTER -> transfers(level, NetworkEnergy::routerPasses);
      case ComponentEstimate.READ -> accesses(level, cost -> cost.counts().reads());
      case ComponentEstimate.WRITE -> accesses(level, cost -> cost.counts().fills());
      case ComponentEstimate.UPDATE -> accesses(level, cost -> cost.counts().updates());
      default -> addresses(level);
    };
  }

  /** Accesses of whole blocks, or addresses, of all clusters. */
  private double accesses(int level, ToLongFunction<DataSpaceCost> words) {
    double accesses = 0;
    for (Map.Entry<String, DataSpaceCost> cost : storage.get(level).dataSpaces().entrySet()) {
      int space = workload.indexOfDataSpace(cost.getKey());
      accesses += costs.accesses(level, space, words.applyAsLong(cost.getValue()));
    }
    return accesses * costs.utilizedClusters(level);
  }

  /** Addresses that all clusters make. */
  private double addresses(int level) {
    double addresses = 0;
    for (Map.Entry<String, DataSpaceCost> cost : storage.get(level).dataSpaces().entrySet()) {
      int space = workload.indexOfDataSpace(cost.getKey());
      long words = cost.getValue().addressGenerationsPerCluster();
      addresses += costs.addresses(level, space, words);
    }
    return addresses * costs.utilizedClusters(level);
  }

  private double transfers(int level, ToDoubleFunction<TransferCounts> perInstance) {
    double transfers = 0;
    for (Map.Entry<String, TransferCounts> each :
        counts.networks().get(level).dataSpaces().entrySet()) {
      int space = workload.indexOfDataSpace(each.getKey());
      double share = hardware.storage[level].blocks().share(space);
      transfers += perInstance.applyAsDouble(each.getValue()) * share;
    }
    return transfers * costs.instances(level);
  }
}
