package org.loopwright.dataflow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.ToLongFunction;
import org.loopwright.dataflow.engine.LevelStatistics;
import org.loopwright.dataflow.engine.Performance;
import org.loopwright.dataflow.lowering.LayerToWorkload;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.LayerTensor;

/** Everything known about one mapped layer. */
public record LayerResult(
    Layer layer,
    DataflowHardware hardware,
    Performance performance,
    List<TensorResult> tensors,
    EnergyBreakdown energy,
    ArrayCost cost) {
  private static final double PICO_PER_NANO = 1000;

  public LayerResult {
    requireNonNull(layer, "layer");
    requireNonNull(hardware, "hardware");
    requireNonNull(performance, "performance");
    tensors = List.copyOf(tensors);
    requireNonNull(energy, "energy");
    requireNonNull(cost, "cost");
  }

  /**
   * Energy by where it is spent; each part is a count times the energy of one such access, of the
   * NoC of one hop.
   */
  public record EnergyBreakdown(
      double macNj,
      double l1ReadNj,
      double l1WriteNj,
      double l2ReadNj,
      double l2WriteNj,
      double nocNj) {
    public double totalNj() {
      return macNj + l1ReadNj + l1WriteNj + l2ReadNj + l2WriteNj + nocNj;
    }

    public double totalPj() {
      return totalNj() * PICO_PER_NANO;
    }
  }

  static LayerResult of(
      Layer layer, DataflowHardware hardware, LevelStatistics statistics, BuildingBlocks blocks) {
    List<TensorResult> tensors =
        List.of(
            TensorResult.of(LayerTensor.INPUT, statistics),
            TensorResult.of(LayerTensor.FILTER, statistics),
            TensorResult.of(LayerTensor.OUTPUT, statistics));
    double l1Nj = blocks.l1().accessNj();
    double l2Nj = blocks.l2().accessNj();
    EnergyBreakdown energy =
        new EnergyBreakdown(
            statistics.performance().macs() * blocks.mac().energyNj(),
            sum(tensors, tensor -> tensor.l1().reads()) * l1Nj,
            sum(tensors, tensor -> tensor.l1().writes()) * l1Nj,
            sum(tensors, tensor -> tensor.l2().reads()) * l2Nj,
            sum(tensors, tensor -> tensor.l2().writes()) * l2Nj,
            sum(tensors, TensorResult::hops) * hardware.noc().links().linkPj() / PICO_PER_NANO);
    long l1Bytes = sum(tensors, tensor -> tensor.l1().needBytes());
    long l2Bytes = sum(tensors, tensor -> tensor.l2().needBytes());
    return new LayerResult(
        layer,
        hardware,
        statistics.performance(),
        tensors,
        energy,
        ArrayCost.of(hardware, l1Bytes, l2Bytes, blocks));
  }

  private static long sum(List<TensorResult> tensors, ToLongFunction<TensorResult> count) {
    return tensors.stream().mapToLong(count).sum();
  }

  public TensorResult tensor(LayerTensor tensor) {
    return tensors.get(tensor.index());
  }

  /** Elements of an operand, over the bounds that the layer declares. */
  public long declaredElements(LayerTensor operand) {
    LayerDimensionSet coupled = Coupling.of(layer).of(operand);
    long elements = 1;
    for (DimensionSize bound : layer.bounds()) {
      if (coupled.contains(bound.dimension())) {
        elements = Math.multiplyExact(elements, bound.size().value());
      }
    }
    return elements;
  }

  /** Bytes of L1 that each PE needs, at one byte an element, double buffered. */
  public long l1NeedBytes() {
    return sum(tensors, tensor -> tensor.l1().needBytes());
  }

  /** Bytes of L2 that the array needs, at one byte an element, double buffered. */
  public long l2NeedBytes() {
    return sum(tensors, tensor -> tensor.l2().needBytes());
  }

  public long runtimeCycles() {
    return performance.runtimeCycles();
  }

  /** Multiply-accumulates, as the model counts them. */
  public long macs() {
    return performance.macs();
  }

  public double macsPerCycle() {
    return (double) macs() / runtimeCycles();
  }

  /** Energy for each multiply-accumulate that the model counts, pJ. */
  public double energyPerMacPj() {
    return energy.totalPj() / macs();
  }

  /** Multiply-accumulates that the layer needs for each element of its three tensors. */
  public double algorithmicReuse() {
    return LayerToWorkload.of(layer).algorithmicReuse();
  }

  /** L1 reads for each element written to L1, over all tensors. */
  public double reuseFactor() {
    double reads = sum(tensors, tensor -> tensor.l1().reads());
    return reads / sum(tensors, tensor -> tensor.l1().writes());
  }

  /** The part of the PEs that has work, on average. */
  public double peUtilization() {
    return performance.activePes() / hardware.pes();
  }
}
