package org.loopwright.onnx.operator;

import java.util.List;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.operator.Layers.MatrixProduct;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Attention as matrix products: in some operators the projection to queries, keys and values, then
 * for each sequence and head the scores (queries x keys) and the context (scores x values).
 */
final class AttentionOperators {
  private AttentionOperators() {}

  /** Attention that has the weights of the projection. */
  static Outcome projected(Operation operation) {
    TensorShape input = operation.shape(0, 3);
    TensorShape weights = operation.shape(1, 2);
    long heads = heads(operation, "num_heads");
    List<Long> parts = operation.integers("qkv_hidden_sizes", 3, weights.size(1) / 3);
    long past = operation.has(4) ? operation.shape(4, 5).size(3) : 0;
    Heads sizes =
        new Heads(
            Math.multiplyExact(input.size(0), heads),
            input.size(1),
            Math.addExact(input.size(1), past),
            parts.get(0) / heads,
            parts.get(2) / heads);
    Require.that(
        input.size(2) == weights.size(0), "inputs %s do not fit weights %s", input, weights);
    List<Network.Layer> projection =
        new MatrixProduct(
                Math.multiplyExact(input.size(0), input.size(1)), weights.size(1), input.size(2))
            .layers(operation.name() + "_projection", 1);
    TensorShape present = TensorShape.of(2, input.size(0), heads, sizes.keys, sizes.keySize);
    return Outcome.of(input.withSize(2, parts.get(2)), present)
        .withLayers(Layers.all(projection, sizes.layers(operation.name())));
  }

  /** Attention whose queries, keys and values are given, each with all heads side by side. */
  static Outcome multiHead(Operation operation) {
    TensorShape queries = operation.shape(0);
    if (queries.rank() != 3 || !operation.has(1) || !operation.has(2)) {
      throw new Operation.UnknownTensorException("packed keys and values");
    }
    long heads = heads(operation, "num_heads");
    TensorShape keys = sideBySide(operation.shape(1));
    TensorShape values = sideBySide(operation.shape(2));
    Heads sizes =
        new Heads(
            Math.multiplyExact(queries.size(0), heads),
            queries.size(1),
            keys.size(1),
            queries.size(2) / heads,
            values.size(2) / heads);
    return Outcome.of(queries.withSize(2, values.size(2)))
        .withLayers(sizes.layers(operation.name()));
  }

  /** Batch, length, heads x size; also from an input that has the heads in front. */
  private static TensorShape sideBySide(TensorShape shape) {
    return shape.rank() == 4
        ? TensorShape.of(
            shape.size(0), shape.size(2), Math.multiplyExact(shape.size(1), shape.size(3)))
        : shape;
  }

  /** The operator of ONNX itself, with three dimensions or with the heads as a fourth. */
  static Outcome standard(Operation operation) {
    TensorShape queries = operation.shape(0);
    TensorShape keys = headsInFront(operation, 1, "kv_num_heads");
    TensorShape values = headsInFront(operation, 2, "kv_num_heads");
    TensorShape own = headsInFront(operation, 0, "q_num_heads");
    long past = operation.has(4) ? operation.shape(4, 4).size(2) : 0;
    Heads sizes =
        new Heads(
            own.elements(0, 2),
            own.size(2),
            Math.addExact(keys.size(2), past),
            own.size(3),
            values.size(3));
    TensorShape output = own.withSize(3, values.size(3));
    return Outcome.of(
            queries.rank() == 4 ? output : sideBySide(output),
            keys.withSize(2, sizes.keys),
            values.withSize(2, sizes.keys))
        .withLayers(sizes.layers(operation.name()));
  }

  /** Batch, heads, length, size. */
  private static TensorShape headsInFront(Operation operation, int input, String attribute) {
    TensorShape shape = operation.shape(input);
    if (shape.rank() == 4) {
      return shape;
    }
    TensorShape whole = operation.shape(input, 3);
    long heads = heads(operation, attribute);
    return TensorShape.of(whole.size(0), heads, whole.size(1), whole.size(2) / heads);
  }

  private static long heads(Operation operation, String attribute) {
    return Require.positive(operation.integer(attribute, 0), "attribute %s", attribute);
  }

  /**
   * The sizes of one head.
   *
   * @param count heads of all sequences
   */
  private record Heads(long count, long queries, long keys, long keySize, long valueSize) {
    List<Network.Layer> layers(String name) {
      return Layers.all(
          new MatrixProduct(queries, keys, keySize).layers(name + "_scores", count),
          new MatrixProduct(queries, valueSize, keys).layers(name + "_context", count));
    }
  }
}
