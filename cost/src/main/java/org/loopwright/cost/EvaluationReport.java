package org.loopwright.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.workload.DataSpace;

/** Makes the readable {@link Evaluation} of the mapping that a session evaluated last. */
final class EvaluationReport {
  private final Evaluator evaluator;
  private final HardwareCosts costs;
  private final TileAnalysis analysis;
  private final EvaluationSession session;

  EvaluationReport(
      Evaluator evaluator, HardwareCosts costs, TileAnalysis analysis, EvaluationSession session) {
    this.evaluator = evaluator;
    this.costs = costs;
    this.analysis = analysis;
    this.session = session;
  }

  Evaluation evaluation() {
    AccessCounts counts = analysis.counts();
    List<StorageCost> storage = new ArrayList<>();
    for (int level = 0; level < costs.levels; level++) {
      storage.add(storage(level, counts));
    }
    List<Double> networkPj =
        Arrays.stream(new NetworkEnergy(costs, analysis).byLevelPj()).boxed().toList();
    long cycles = session.cycles();
    return new Evaluation(
        cycles,
        (double) counts.computes() / costs.computeInstances / cycles,
        counts.computes(),
        session.energyPj(),
        costs.totalAreaUm2,
        compute(counts),
        storage,
        counts.networks(),
        networkPj,
        new ActionBill(evaluator, costs, session, counts).lines());
  }

  private ComputeCost compute(AccessCounts counts) {
    return new ComputeCost(
        evaluator.architecture().compute().name(),
        counts.steps(),
        costs.computeInstances,
        counts.computeInstances(),
        counts.computes(),
        counts.computes() * costs.computePj,
        session.computeLeakagePj(),
        costs.computeAreaUm2 * costs.computeInstances);
  }

  private StorageCost storage(int level, AccessCounts counts) {
    Architecture architecture = evaluator.architecture();
    Map<String, DataSpaceCost> dataSpaces = new LinkedHashMap<>();
    for (DataSpace dataSpace : evaluator.workload().dataSpaces()) {
      DataSpaceCounts words = counts.levels().get(level).dataSpaces().get(dataSpace.name());
      if (words != null) {
        dataSpaces.put(dataSpace.name(), dataSpace(level, dataSpace, words));
      }
    }
    return new StorageCost(
        architecture.storage().get(level).name(),
        session.levelCycles(level),
        session.levelSlowdown(level),
        costs.instances[level],
        session.levelLeakagePj(level),
        costs.areaUm2[level] * costs.instances[level],
        dataSpaces);
  }

  private DataSpaceCost dataSpace(int level, DataSpace dataSpace, DataSpaceCounts words) {
    double clusters = session.chargedClusters(level);
    long addresses = words.fills() + (dataSpace.readWrite() ? words.updates() : words.reads());
    return new DataSpaceCost(
        words,
        session.utilizedClusters(level),
        addresses,
        session.blocks(level, words.reads()) * costs.readPj[level] * clusters,
        session.blocks(level, words.fills()) * costs.fillPj[level] * clusters,
        session.blocks(level, words.updates()) * costs.updatePj[level] * clusters,
        0,
        session.blocks(level, addresses) * costs.addressPj[level] * clusters);
  }
}
