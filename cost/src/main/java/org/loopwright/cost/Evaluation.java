package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a mapping costs, whole and by part; the parts add up to the whole.
 *
 * @param cycles duration of the run
 * @param energyPj all energy, leakage included, pJ
 * @param algorithmicReuse of the workload
 * @param storage one for each storage level, innermost first
 * @param networks the network below each storage level, innermost first
 * @param bill energies and areas as counts x prices, with where each price comes from
 */
public record Evaluation(
    long cycles,
    double energyPj,
    double algorithmicReuse,
    ComputeCost compute,
    List<StorageCost> storage,
    List<NetworkCost> networks,
    List<ActionCost> bill)
    implements RunTotals {
  public Evaluation {
    requireNonNull(compute, "compute");
    storage = List.copyOf(storage);
    networks = List.copyOf(networks);
    bill = List.copyOf(bill);
    // Rounded down from a larger number, or from none: no result is better than a wrong one.
    if (cycles == Long.MAX_VALUE) {
      throw new ArithmeticException("the run takes 2^63 - 1 cycles or more; give more bandwidth");
    }
    if (!Double.isFinite(energyPj)) {
      throw new ArithmeticException("the energy exceeds 1.8e308 pJ; lower the prices");
    }
  }

  @Override
  public long computes() {
    return compute.computes();
  }

  @Override
  public long arithmeticUnits() {
    return compute.instances();
  }

  @Override
  public double areaUm2() {
    double area = compute.areaUm2();
    for (StorageCost level : storage) {
      area += level.areaUm2();
    }
    return area;
  }

  @Override
  public long lastLevelAccesses() {
    return storage.get(storage.size() - 1).accesses();
  }
}
