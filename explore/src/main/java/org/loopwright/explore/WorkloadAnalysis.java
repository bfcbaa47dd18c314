package org.loopwright.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.model.diagnostics.SpecException;

/** Analyses a mapped workload; layers that are equal but for their names only once. */
final class WorkloadAnalysis {
  private final DesignObjective choice;
  private final BuildingBlocks blocks;
  private final List<RepeatedLayer> layers;
  private long analyses;

  /** Prepares to analyse {@code workload} on arrays of {@code pes}. */
  WorkloadAnalysis(MappedNetwork workload, long pes, BuildingBlocks blocks) {
    this.choice = workload.choice();
    this.blocks = blocks;
    Map<List<Layer>, RepeatedLayer> distinct = new LinkedHashMap<>();
    for (List<Layer> ways : workload.layers(pes)) {
      List<Layer> nameless = ways.stream().map(way -> way.withName("")).toList();
      distinct.merge(nameless, new RepeatedLayer(ways, 1), RepeatedLayer::plus);
    }
    layers = new ArrayList<>(distinct.values());
  }

  /** Layers analysed so far. */
  long analyses() {
    return analyses;
  }

  /** The profile of the layers one after the other, or why one of them cannot be analysed. */
  Answer on(DataflowHardware hardware) {
    WorkloadProfile sum = WorkloadProfile.NOTHING;
    List<Integer> chosen = new ArrayList<>(layers.size());
    try {
      for (RepeatedLayer layer : layers) {
        Answer best = best(layer.ways(), hardware);
        if (!(best instanceof Profiled profiled)) {
          return best;
        }
        sum = sum.plus(profiled.profile, layer.times());
        chosen.addAll(profiled.chosen);
      }
    } catch (ArithmeticException overflow) {
      return new Refused("the counts of the whole workload do not fit into 64 bits");
    }
    return new Profiled(sum, chosen);
  }

  /** The best way, and of equal ones the first; refused if all of them are. */
  private Answer best(List<Layer> ways, DataflowHardware hardware) {
    Answer best = null;
    Answer refusal = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ways.size(); i++) {
      try {
        analyses++;
        WorkloadProfile profile =
            WorkloadProfile.of(DataflowAnalysis.analyze(ways.get(i), hardware));
        double cost = choice.cost(profile.runtimeCycles(), profile.energyNj(blocks));
        if (cost < least) {
          best = new Profiled(profile, List.of(i));
          least = cost;
        }
      } catch (SpecException refused) {
        refusal = refusal == null ? new Refused(refused.getMessage()) : refusal;
      }
    }
    return best == null ? refusal : best;
  }

  /** Either a profile or a refusal. */
  sealed interface Answer {
    /** Whether both are one profile, reached alike; refusals are alike, whatever the reason. */
    default boolean isLike(Answer other) {
      return equals(other) || (this instanceof Refused && other instanceof Refused);
    }
  }

  /**
   * The profile of a workload.
   *
   * @param chosen the way taken for each layer, by number
   */
  record Profiled(WorkloadProfile profile, List<Integer> chosen) implements Answer {}

  /** A workload of which a layer cannot be analysed. */
  record Refused(String reason) implements Answer {}

  private record RepeatedLayer(List<Layer> ways, long times) {
    RepeatedLayer plus(RepeatedLayer other) {
      return new RepeatedLayer(ways, times + other.times);
    }
  }
}
