package org.loopwright.dataflow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.dataflow.engine.DelayRange;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Everything known about one mapped layer.
 *
 * @param inputElements elements of the input tensor, over the bounds that the layer declares
 * @param filterElements elements of the filter, over the bounds that the layer declares
 * @param activePes PEs with work, on average
 * @param arithmeticIntensity multiply-accumulates for each operand element brought in, in the last
 *     case of the outermost level
 */
public record LayerResult(
    Layer layer,
    DataflowHardware hardware,
    long runtimeCycles,
    long macs,
    List<TensorResult> tensors,
    long inputElements,
    long filterElements,
    DelayRange ingressDelay,
    DelayRange computeDelay,
    DelayRange egressDelay,
    long peakNocBandwidthElementsPerCycle,
    double averageNocBandwidthElementsPerCycle,
    long offchipBandwidthElementsPerCycle,
    double activePes,
    double arithmeticIntensity,
    Bottleneck bottleneck,
    EnergyBreakdown energy,
    ArrayCost cost) {
  public LayerResult {
    requireNonNull(layer, "layer");
    requireNonNull(hardware, "hardware");
    tensors = List.copyOf(tensors);
  }

  public TensorResult tensor(LayerTensor tensor) {
    return tensors.get(tensor.index());
  }

  /** Bytes of L1 that each PE needs, at one byte an element, double buffered. */
  public long l1NeedBytes() {
    return tensors.stream().mapToLong(TensorResult::l1NeedBytes).sum();
  }

  /** Bytes of L2 that the array needs, at one byte an element, double buffered. */
  public long l2NeedBytes() {
    return tensors.stream().mapToLong(TensorResult::l2NeedBytes).sum();
  }

  public double macsPerCycle() {
    return (double) macs / runtimeCycles;
  }

  /** L1 reads for each element written to L1, over all tensors. */
  public double reuseFactor() {
    double reads = tensors.stream().mapToLong(TensorResult::l1Reads).sum();
    return reads / tensors.stream().mapToLong(TensorResult::l1Writes).sum();
  }

  /** The part of the PEs that has work, on average. */
  public double peUtilization() {
    return activePes / hardware.pes();
  }
}
