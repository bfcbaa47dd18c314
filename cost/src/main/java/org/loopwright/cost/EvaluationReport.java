package org.loopwright.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/** Makes the readable {@link Evaluation} of a mapping whose costs have been worked out. */
final class EvaluationReport {
  private final Workload workload;
  private final Architecture architecture;
  private final HardwareRates hardware;
  private final MappingCosts costs;
  private final AccessCounts counts;
  private final double algorithmicReuse;

  EvaluationReport(
      Workload workload,
      Architecture architecture,
      HardwareRates hardware,
      MappingCosts costs,
      AccessCounts counts,
      double algorithmicReuse) {
    this.workload = workload;
    this.architecture = architecture;
    this.hardware = hardware;
    this.costs = costs;
    this.counts = counts;
    this.algorithmicReuse = algorithmicReuse;
  }

  Evaluation evaluation(boolean billed) {
    List<StorageCost> storage = new ArrayList<>();
    List<NetworkCost> networks = new ArrayList<>();
    for (int level = 0; level < hardware.levels(); level++) {
      storage.add(storage(level));
      networks.add(
          new NetworkCost(
              counts.networks().get(level),
              costs.networkPj(level),
              costs.networkCycles(level),
              costs.networkThrottle(level)));
    }
    return new Evaluation(
        costs.cycles(),
        costs.energyPj(),
        algorithmicReuse,
        compute(),
        storage,
        networks,
        billed
            ? new ActionBill(workload, architecture, hardware, costs, counts, storage).lines()
            : List.of());
  }

  private ComputeCost compute() {
    return new ComputeCost(
        architecture.compute().name(),
        counts.steps(),
        hardware.computeMesh.instances(),
        counts.computeInstances(),
        counts.computes(),
        counts.computes() * hardware.computePj(),
        costs.computeLeakagePj(),
        hardware.computeAreaUm2());
  }

  private StorageCost storage(int level) {
    Map<String, DataSpaceCost> dataSpaces = new LinkedHashMap<>();
    for (int space = 0; space < workload.dataSpaces().size(); space++) {
      DataSpace dataSpace = workload.dataSpaces().get(space);
      DataSpaceCounts words = counts.levels().get(level).dataSpaces().get(dataSpace.name());
      if (words != null) {
        dataSpaces.put(dataSpace.name(), dataSpace(level, space, words));
      }
    }
    return new StorageCost(
        architecture.storage().get(level).name(),
        costs.cycles(level),
        costs.throttle(level),
        hardware.storage[level].mesh().instances(),
        costs.leakagePj(level),
        hardware.areaUm2(level),
        dataSpaces);
  }

  private DataSpaceCost dataSpace(int level, int space, DataSpaceCounts words) {
    double clusters = costs.utilizedClusters(level);
    long addressed = costs.addressedWords(level, space);
    return new DataSpaceCost(
        words,
        costs.utilizedClusters(level),
        addressed,
        new DataSpaceCost.Energy(
            costs.accesses(level, space, words.reads()) * hardware.readPj(level) * clusters,
            costs.accesses(level, space, words.fills()) * hardware.fillPj(level) * clusters,
            costs.accesses(level, space, words.updates()) * hardware.updatePj(level) * clusters,
            costs.drains(level, space) * hardware.storage[level].prices().drainPj() * clusters,
            costs.additions(level, space) * hardware.storage[level].prices().additionPj(),
            costs.addresses(level, space, addressed) * hardware.addressPj(level) * clusters));
  }
}
