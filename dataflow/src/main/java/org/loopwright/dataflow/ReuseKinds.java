package org.loopwright.dataflow;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Where a tensor is used more than once (Kwon et al. 2020, Table 1). Of an operand: reads of L2 for
 * each element, PEs that one read feeds, and reads of L1 for each copy. Of a result: products that
 * a PE adds to a sum in L1, sums of PEs that are added on their way, and sums that L2 adds up. The
 * three and the elements of the tensor multiply to the multiply-accumulates of the layer.
 *
 * @param tensor an operand is multicast, a result reduced
 * @param l1 times in time, in the L1 of a PE
 * @param spatial times in space, across PEs; 1 without support in hardware
 * @param l2 times in time, in L2
 */
public record ReuseKinds(LayerTensor tensor, double l1, double spatial, double l2) {
  public ReuseKinds {
    requireNonNull(tensor, "tensor");
  }

  /** What the layer reuses, by tensor; none of a filter that the operator does not have. */
  public static List<ReuseKinds> of(LayerResult result) {
    Layer layer = result.layer();
    LayerResult alone =
        DataflowAnalysis.analyze(layer, result.hardware().withSpatialReuse(false, false));
    Map<LayerTensor, ReuseKinds> kinds = new EnumMap<>(LayerTensor.class);
    for (LayerTensor tensor : LayerTensor.values()) {
      if (tensor != LayerTensor.FILTER || Coupling.of(layer).hasFilter()) {
        kinds.put(tensor, of(tensor, result, alone));
      }
    }
    return List.copyOf(kinds.values());
  }

  /**
   * The reuse of one tensor.
   *
   * @param alone the same mapping where PEs share nothing
   */
  private static ReuseKinds of(LayerTensor tensor, LayerResult result, LayerResult alone) {
    double moved = moved(tensor, result);
    double copies = moved(tensor, alone);
    return new ReuseKinds(
        tensor,
        result.macs() / copies,
        copies / moved,
        moved / LayerBounds.of(result.layer()).elements(tensor));
  }

  private static double moved(LayerTensor tensor, LayerResult result) {
    TensorResult.BufferUse l2 = result.tensor(tensor).l2();
    return tensor == LayerTensor.OUTPUT ? l2.writes() : l2.reads();
  }

  /** What the kinds of this tensor are called: multicast of operands, reduction of results. */
  public String communication() {
    return tensor == LayerTensor.OUTPUT ? "reduction" : "multicast";
  }
}
