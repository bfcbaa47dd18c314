package org.loopwright.onnx.operator;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ShippedShapes;

/** Makes layers; one with a size of 0 has no work and is left out. */
final class Layers {
  /**
   * The sizes of a matrix product, Outputs[m][n] += Inputs[m][k] x Weights[k][n].
   *
   * @param rows of the first operand and the result
   * @param columns of the second operand and the result
   * @param inner what is summed over
   */
  record MatrixProduct(long rows, long columns, long inner) {
    private static final ProblemShape SHAPE = ShippedShapes.named("gemm").orElseThrow();

    /** The product of the transposed operands in the other order. */
    MatrixProduct swapped() {
      return new MatrixProduct(/* rows= */ columns, /* columns= */ rows, inner);
    }

    /** The layer of {@code count} such products, each with operands of its own. */
    List<Network.Layer> layers(String name, long count) {
      return of(name, SHAPE, Map.of("M", rows, "N", columns, "K", inner), Map.of(), count);
    }
  }

  private Layers() {}

  /** A layer of a shape, or nothing. */
  static List<Network.Layer> of(
      String name,
      ProblemShape shape,
      Map<String, Long> bounds,
      Map<String, Long> coefficients,
      long count) {
    Require.that(count >= 0, "%s occurs %d times, which is negative", name, count);
    if (count == 0 || bounds.containsValue(0L)) {
      return List.of();
    }
    return List.of(new Network.Layer(shape.workload(name, bounds, coefficients, Map.of()), count));
  }

  /** Two lists as one. */
  static List<Network.Layer> all(List<Network.Layer> first, List<Network.Layer> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
