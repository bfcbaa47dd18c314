package org.loopwright.formats.onnx.operator;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.ShippedShapes;

/** Layers of the shapes that ship; one with a size of 0 has no work and is left out. */
final class Layers {
  private Layers() {}

  /**
   * {@code count} matrix products Outputs[m][n] += Inputs[m][k] x Weights[k][n] with operands of
   * their own.
   */
  static List<Network.Layer> product(String name, Matrices sizes, long count) {
    return shaped(
        name,
        "gemm",
        Map.of("M", sizes.rows(), "N", sizes.columns(), "K", sizes.inner()),
        Map.of(),
        count);
  }

  /** A layer of a shape, or nothing. */
  static List<Network.Layer> shaped(
      String name,
      String shape,
      Map<String, Long> bounds,
      Map<String, Long> coefficients,
      long count) {
    Require.that(count >= 0, "%s occurs %d times, which is negative", name, count);
    if (count == 0 || bounds.containsValue(0L)) {
      return List.of();
    }
    return List.of(
        new Network.Layer(
            ShippedShapes.named(shape).orElseThrow().workload(name, bounds, coefficients, Map.of()),
            count));
  }

  /** Several lists as one. */
  static List<Network.Layer> all(List<Network.Layer> first, List<Network.Layer> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
