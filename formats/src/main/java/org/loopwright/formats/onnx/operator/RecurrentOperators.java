package org.loopwright.formats.onnx.operator;

import java.util.List;
import java.util.Map;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;

/**
 * Recurrent layers as matrix products. The inputs of all time steps are known beforehand, so they
 * are one product for each direction; the recurrent product is another in every time step.
 */
final class RecurrentOperators {
  private RecurrentOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "LSTM", operation -> recurrent(operation, 4, false),
        "GRU", operation -> recurrent(operation, 3, false),
        "RNN", operation -> recurrent(operation, 1, false),
        "com.microsoft.DynamicQuantizeLSTM", operation -> recurrent(operation, 4, true));
  }

  /** The weights have the gates first, or last where they are turned. */
  private static Outcome recurrent(Operation operation, int gates, boolean turned) {
    TensorShape sequence = operation.shape(0, 3);
    TensorShape weights = turned(operation.shape(1, 3), turned);
    TensorShape recurrence = turned(operation.shape(2, 3), turned);
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
        Layers.product(
            operation.name() + "_input",
            new Matrices(Math.multiplyExact(sizes.steps, sizes.batch), stacked, sizes.inputs),
            sizes.directions);
    return outputs(sizes, batchFirst)
        .withLayers(Layers.all(input, recurrence(operation, sizes, gates)));
  }

  private static TensorShape turned(TensorShape shape, boolean turned) {
    return turned ? TensorShape.of(shape.size(0), shape.size(2), shape.size(1)) : shape;
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
    return Layers.product(
        name,
        new Matrices(sizes.batch, Math.multiplyExact(gates, sizes.hidden), sizes.hidden),
        Math.multiplyExact(sizes.steps, sizes.directions));
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
