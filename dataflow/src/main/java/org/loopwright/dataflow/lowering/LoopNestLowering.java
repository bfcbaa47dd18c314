package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.dataflow.check.LayerCheck;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * Turns directives into a loop nest. The loops of the outermost cluster level belong to L2, those
 * of each inner level to a level of the architecture that stores nothing, and those inside one PE
 * to L1. L2 holds the whole layer, as in the data-centric model.
 */
public final class LoopNestLowering {
  private LoopNestLowering() {}

  /** The loop nest of a mapped layer on {@code hardware}, or why there is none. */
  public static Lowering lower(Layer layer, DataflowHardware hardware) {
    List<Problem> problems = LayerCheck.clusterErrors(layer, hardware);
    if (!problems.isEmpty()) {
      return new Lowering.NotExpressible(problems.get(0).message());
    }
    ClusterHierarchy hierarchy = ClusterAnalysis.analyze(layer, hardware.pes());
    problems = LayerCheck.windowErrors(hierarchy);
    return problems.isEmpty()
        ? lower(hierarchy, hardware)
        : new Lowering.NotExpressible(problems.get(0).message());
  }

  private static Lowering lower(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    LoopShape shape = new LoopShape(hierarchy.layer());
    Workload workload = LayerToWorkload.of(hierarchy.layer());
    Set<String> all = new HashSet<>(workload.dataSpaceNames());
    long[] extents = extents(shape);
    List<LevelMapping> levels = new ArrayList<>();
    List<Long> units = new ArrayList<>();
    levels.add(new LevelMapping(HardwareToArchitecture.DRAM, List.of(), List.of(), List.of(), all));
    // Below DRAM, a storage level for each cluster level; only the outermost, L2, keeps anything.
    for (ClusterLevel level : hierarchy.levels()) {
      int depth = units.size();
      LevelNest nest = new LevelNest(shape, level, depth, extents);
      Optional<String> refusal = nest.addLoops();
      if (refusal.isPresent()) {
        return new Lowering.NotExpressible(refusal.get());
      }
      String name = HardwareToArchitecture.nameOf(depth);
      Set<String> keep = depth == 0 ? all : Set.of();
      levels.add(new LevelMapping(name, nest.temporal(), nest.spatial(), List.of(), keep));
      units.add(level.units());
    }
    // What is left of each dimension is iterated in a PE, from L1.
    List<Loop> insidePe = insidePe(shape, extents);
    levels.add(new LevelMapping(HardwareToArchitecture.L1, insidePe, List.of(), List.of(), all));
    Collections.reverse(levels);
    return new Lowering.LoopNest(
        workload, HardwareToArchitecture.of(hardware, units), new Mapping(levels));
  }

  private static long[] extents(LoopShape shape) {
    long[] extents = new long[LayerDimension.values().length];
    for (LayerDimension dimension : shape.dimensions()) {
      extents[dimension.index()] = shape.extent(dimension);
    }
    return extents;
  }

  /** The order inside a PE is not part of a mapping: the filter goes fastest, then windows. */
  private static List<Loop> insidePe(LoopShape shape, long[] extents) {
    List<Loop> loops = new ArrayList<>();
    for (LayerDimension dimension : shape.dimensions()) {
      if (extents[dimension.index()] > 1) {
        loops.add(new Loop(shape.nameOf(dimension), extents[dimension.index()]));
      }
    }
    return loops;
  }
}
