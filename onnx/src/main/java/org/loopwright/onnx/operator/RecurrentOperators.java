package org.loopwright.onnx.operator;

import java.util.List;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.operator.Layers.MatrixProduct;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Recurrent layers as matrix products. The inputs of all time steps are known beforehand, so they
 * are one product for each direction; every time step has a recurrent product of its own.
 */
final class RecurrentOperators {
  private RecurrentOperators() {}

  /** The weights have the gates on their second axis, or on the last where they are transposed. */
  static Outcome recurrent(Operation operation, int gates, boolean transposed) {
    TensorShape sequence = operation.shape(0, 3);
    TensorShape weights = transposedIf(operation.shape(1, 3), transposed);
    TensorShape recurrence = transposedIf(operation.shape(2, 3), transposed);
    boolean batchFirst = operation.flag("layout");
    Sizes sizes =
        new Sizes(
            sequence.size(batchFirst ? 1 : 0),
            sequence.size(batchFirst ? 0 : 1),
            sequence.size(2),
            recurrence.size(2),
            weights.size(0));
    long stacked = Math.multiplyExact(gates, sizes.hidden);
    Require.that(
        weights.size(1) == stacked
            && weights.size(2) == sizes.inputs
            && recurrence.size(1) == stacked
            && recurrence.size(0) == sizes.directions,
        "weights %s and %s do not fit inputs %s and %d gates",
        weights,
        recurrence,
        sequence,
        gates);
    List<Network.Layer> input =
        new MatrixProduct(Math.multiplyExact(sizes.steps, sizes.batch), stacked, sizes.inputs)
            .layers(operation.name() + "_input", sizes.directions);
    return outputs(sizes, batchFirst)
        .withLayers(Layers.all(input, recurrence(operation, sizes, gates)));
  }

  private static TensorShape transposedIf(TensorShape shape, boolean transposed) {
    return transposed ? TensorShape.of(shape.size(0), shape.size(2), shape.size(1)) : shape;
  }

  /** The products of each time step: two in a GRU that resets the state before the product. */
  private static List<Network.Layer> recurrence(Operation operation, Sizes sizes, int gates) {
    String name = operation.name() + "_recurrent";
    if (gates == 3 && !operation.flag("linear_before_reset")) {
      return Layers.all(step(name + "_gates", sizes, 2), step(name + "_state", sizes, 1));
    }
    return step(name, sizes, gates);
  }

  private static List<Network.Layer> step(String name, Sizes sizes, int gates) {
    return new MatrixProduct(sizes.batch, Math.multiplyExact(gates, sizes.hidden), sizes.hidden)
        .layers(name, Math.multiplyExact(sizes.steps, sizes.directions));
  }

  private static Outcome outputs(Sizes sizes, boolean batchFirst) {
    TensorShape state =
        batchFirst
            ? TensorShape.of(sizes.batch, sizes.directions, sizes.hidden)
            : TensorShape.of(sizes.directions, sizes.batch, sizes.hidden);
    TensorShape all =
        batchFirst
            ? TensorShape.of(sizes.batch, sizes.steps, sizes.directions, sizes.hidden)
            : TensorShape.of(sizes.steps, sizes.directions, sizes.batch, sizes.hidden);
    return Outcome.of(all, state, state);
  }

  private record Sizes(long steps, long batch, long inputs, long hidden, long directions) {}
}
