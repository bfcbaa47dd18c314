package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.count.NetworkCounts;

/**
 * What a mapping costs, whole and by part; the parts add up to the whole.
 *
 * @param cycles duration of the run
 * @param utilization ideal cycles, with all arithmetic units busy, over {@link #cycles}
 * @param computes operations of the run
 * @param energyPj all energy, leakage included, pJ
 * @param areaUm2 area of the whole design, used or not, um^2
 * @param storage one for each storage level, innermost first
 * @param networks counts of the network below each storage level, innermost first
 * @param networkEnergyPj energy of each of {@link #networks}, pJ
 * @param bill energies and areas as counts x prices, with where each price comes from
 */
public record Evaluation(
    long cycles,
    double utilization,
    long computes,
    double energyPj,
    double areaUm2,
    ComputeCost compute,
    List<StorageCost> storage,
    List<NetworkCounts> networks,
    List<Double> networkEnergyPj,
    List<ActionCost> bill) {
  public Evaluation {
    requireNonNull(compute, "compute");
    storage = List.copyOf(storage);
    networks = List.copyOf(networks);
    networkEnergyPj = List.copyOf(networkEnergyPj);
    bill = List.copyOf(bill);
  }

  /** Words that the backing store reads and writes, over all its instances. */
  public long lastLevelAccesses() {
    return storage.get(storage.size() - 1).accesses();
  }

  /** Energy-delay product, pJ x cycles. */
  public double energyDelayProduct() {
    return energyPj * cycles;
  }
}
