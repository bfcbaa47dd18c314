package org.loopwright.dataflow;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.HierarchyStatistics;
import org.loopwright.dataflow.engine.LevelStatistics;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerTensor;

/** Puts the answer of an analysis together from what the engines counted. */
final class ResultAssembly {
  private static final LayerTensor[] TENSORS = LayerTensor.values();

  private ResultAssembly() {}

  static LayerResult of(
      ClusterHierarchy hierarchy,
      DataflowHardware hardware,
      HierarchyStatistics statistics,
      BuildingBlocks blocks) {
    LevelStatistics outermost = statistics.outermost();
    List<TensorResult> tensors = tensors(outermost, statistics.innermost());
    long l1Bytes = tensors.stream().mapToLong(TensorResult::l1NeedBytes).sum();
    long l2Bytes = tensors.stream().mapToLong(TensorResult::l2NeedBytes).sum();
    return new LayerResult(
        hierarchy.layer(),
        hardware,
        outermost.runtimeCycles(),
        outermost.macs(),
        tensors,
        declaredElements(hierarchy.layer(), hierarchy.coupling().input()),
        declaredElements(hierarchy.layer(), hierarchy.coupling().filter()),
        outermost.ingressDelay(),
        outermost.computeDelay(),
        outermost.egressDelay(),
        outermost.peakBandwidthElementsPerCycle(),
        outermost.averageBandwidthElementsPerCycle(),
        outermost.offchipBandwidthElementsPerCycle(),
        outermost.averageActivePes(),
        outermost.arithmeticIntensity(),
        bottleneck(outermost),
        energy(tensors, outermost.macs(), blocks),
        ArrayCost.of(hardware, l1Bytes, l2Bytes, blocks));
  }

  private static List<TensorResult> tensors(LevelStatistics outermost, LevelStatistics innermost) {
    List<TensorResult> tensors = new ArrayList<>(TENSORS.length);
    for (LayerTensor tensor : TENSORS) {
      tensors.add(
          new TensorResult(
              tensor,
              outermost.downstreamReads(tensor),
              outermost.downstreamWrites(tensor),
              outermost.upstreamReads(tensor),
              outermost.upstreamWrites(tensor),
              innermost.downstreamNeed(tensor),
              outermost.upstreamNeed(tensor)));
    }
    return tensors;
  }

  private static long declaredElements(Layer layer, int coupled) {
    long elements = 1;
    for (DimensionSize bound : layer.bounds()) {
      if (bound.dimension().in(coupled)) {
        elements = Math.multiplyExact(elements, bound.size().value());
      }
    }
    return elements;
  }

  private static Bottleneck bottleneck(LevelStatistics statistics) {
    Bottleneck bottleneck = Bottleneck.COMPUTE;
    long most = statistics.computeBoundCycles();
    if (statistics.ingressBoundCycles() > most) {
      bottleneck = Bottleneck.INGRESS;
      most = statistics.ingressBoundCycles();
    }
    if (statistics.egressBoundCycles() > most) {
      bottleneck = Bottleneck.EGRESS;
      most = statistics.egressBoundCycles();
    }
    return statistics.offchipBoundCycles() > most ? Bottleneck.OFFCHIP : bottleneck;
  }

  private static EnergyBreakdown energy(
      List<TensorResult> tensors, long macs, BuildingBlocks blocks) {
    double mac = blocks.mac().energyNj();
    double l1 = blocks.l1().accessNj();
    double l2 = blocks.l2().accessNj();
    return new EnergyBreakdown(
        macs * mac,
        tensors.stream().mapToLong(TensorResult::l1Reads).sum() * l1,
        tensors.stream().mapToLong(TensorResult::l1Writes).sum() * l1,
        tensors.stream().mapToLong(TensorResult::l2Reads).sum() * l2,
        tensors.stream().mapToLong(TensorResult::l2Writes).sum() * l2);
  }
}
