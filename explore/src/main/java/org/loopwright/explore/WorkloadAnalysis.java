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
  private final List<Repeated> layers;
  private long analyses;

  /** Prepares to analyse {@code workload} on arrays of {@code pes}. */
  WorkloadAnalysis(MappedNetwork workload, long pes, BuildingBlocks blocks) {
    this.choice = workload.choice();
    this.blocks = blocks;
    Map<List<Layer>, Repeated> distinct = new LinkedHashMap<>();
    for (List<Layer> ways : workload.layers(pes)) {
      List<Layer> nameless = ways.stream().map(way -> way.withName("")).toList();
      distinct.merge(nameless, new Repeated(ways, 1), Repeated::plus);
    }
    this.layers = new ArrayList<>(distinct.values());
  }

  /** How many layers have been analysed so far. */
  long analyses() {
    return analyses;
  }

  /** What the layers do one after the other, or why one of them cannot be analysed. */
  Answer on(DataflowHardware hardware) {
    try {
      return sum(hardware);
    } catch (SpecException refused) {
      return Answer.refused(refused.getMessage());
    } catch (ArithmeticException overflow) {
      return Answer.refused("the counts of the whole workload do not fit into 64 bits");
    }
  }

  private Answer sum(DataflowHardware hardware) {
    WorkloadProfile sum = WorkloadProfile.NOTHING;
    List<Integer> chosen = new ArrayList<>(layers.size());
    for (Repeated layer : layers) {
      Way best = best(layer.ways(), hardware);
      sum = sum.plus(best.behaviour(), layer.times());
      chosen.add(best.number());
    }
    return new Answer(sum, chosen, "");
  }

  /** The best way, and of equal ones the first; refused if all of them are. */
  private Way best(List<Layer> ways, DataflowHardware hardware) {
    Way best = null;
    SpecException refusal = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ways.size(); i++) {
      try {
        analyses++;
        WorkloadProfile behaviour =
            WorkloadProfile.of(DataflowAnalysis.analyze(ways.get(i), hardware));
        double cost = choice.cost(behaviour.runtimeCycles(), behaviour.energyNj(blocks));
        if (cost < least) {
          best = new Way(i, behaviour);
          least = cost;
        }
      } catch (SpecException refused) {
        refusal = refusal == null ? refused : refusal;
      }
    }
    if (best == null && refusal != null) {
      throw refusal;
    }
    return best;
  }

  /**
   * Either a behaviour, or null and a refusal.
   *
   * @param chosen the way taken for each layer, by number
   */
  record Answer(WorkloadProfile behaviour, List<Integer> chosen, String refusal) {
    static Answer refused(String reason) {
      return new Answer(null, List.of(), reason);
    }

    boolean isRefused() {
      return behaviour == null;
    }

    /** Whether both are one behaviour, come by alike; refusals are alike, whatever they say. */
    boolean sameAs(Answer other) {
      return isRefused()
          ? other.isRefused()
          : behaviour.equals(other.behaviour) && chosen.equals(other.chosen);
    }
  }

  private record Way(int number, WorkloadProfile behaviour) {}

  private record Repeated(List<Layer> ways, long times) {
    Repeated plus(Repeated other) {
      return new Repeated(ways, times + other.times);
    }
  }
}
