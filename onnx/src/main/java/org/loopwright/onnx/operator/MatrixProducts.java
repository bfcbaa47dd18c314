package org.loopwright.onnx.operator;

import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.operator.Layers.MatrixProduct;
import org.loopwright.onnx.tensor.TensorShape;

/** Matrix products, of two matrices or of two batches of matrices. */
final class MatrixProducts {
  private MatrixProducts() {}

  /** The product of two matrices, which are the inputs with these numbers. */
  static Outcome gemm(Operation operation, int first, int second) {
    TensorShape a = transposedIf(operation.shape(first, 2), operation.flag("transA"));
    TensorShape b = transposedIf(operation.shape(second, 2), operation.flag("transB"));
    return product(operation, a, b, operation.isFixed(first) && !operation.isFixed(second));
  }

  /** The product of two batches of matrices, which are the inputs with these numbers. */
  static Outcome batched(Operation operation, int first, int second) {
    TensorShape a = operation.shape(first);
    TensorShape b = operation.shape(second);
    Require.that(a.rank() > 0 && b.rank() > 0, "multiplies a single number by a matrix");
    return product(
        operation,
        transposedIf(a, operation.flag("transA")),
        transposedIf(b, operation.flag("transB")),
        operation.isFixed(first) && !operation.isFixed(second));
  }

  private static TensorShape transposedIf(TensorShape shape, boolean transposed) {
    return transposed && shape.rank() > 1
        ? shape.withSize(-1, shape.size(-2)).withSize(-2, shape.size(-1))
        : shape;
  }

  /** The second operand is a compressed matrix whose sizes are attributes. */
  static Outcome packedWeights(Operation operation) {
    TensorShape weights = TensorShape.of(operation.integer("K", 0), operation.integer("N", 0));
    return product(operation, operation.shape(0), weights, false);
  }

  /**
   * The product of the last two axes for every index of the others, which are broadcast. An axis
   * that only the first operand has adds rows, one that only the second has adds columns, and for
   * each index that both have there is a product of its own.
   */
  private static Outcome product(
      Operation operation, TensorShape a, TensorShape b, boolean weightsFirst) {
    TensorShape left = a.rank() == 1 ? TensorShape.of(1).followedBy(a) : a;
    TensorShape right = b.rank() == 1 ? b.followedBy(TensorShape.of(1)) : b;
    Require.that(
        left.size(-1) == right.size(-2), "operands of shapes %s and %s cannot be multiplied", a, b);
    TensorShape leftBatch = left.part(0, left.rank() - 2);
    TensorShape rightBatch = right.part(0, right.rank() - 2);
    TensorShape batch = leftBatch.broadcast(rightBatch);
    long rows = left.size(-2);
    long columns = right.size(-1);
    long count = 1;
    for (int axis = -1; axis >= -batch.rank(); axis--) {
      long size = batch.size(axis);
      if (isOne(rightBatch, axis)) {
        rows = Math.multiplyExact(rows, size);
      } else if (isOne(leftBatch, axis)) {
        columns = Math.multiplyExact(columns, size);
      } else {
        count = Math.multiplyExact(count, size);
      }
    }
    TensorShape result =
        batch
            .followedBy(a.rank() == 1 ? TensorShape.SCALAR : TensorShape.of(left.size(-2)))
            .followedBy(b.rank() == 1 ? TensorShape.SCALAR : TensorShape.of(right.size(-1)));
    MatrixProduct sizes = new MatrixProduct(rows, columns, left.size(-1));
    return Outcome.of(result)
        .withLayers((weightsFirst ? sizes.swapped() : sizes).layers(operation.name(), count));
  }

  private static boolean isOne(TensorShape shape, int axisFromEnd) {
    return -axisFromEnd > shape.rank() || shape.size(axisFromEnd) == 1;
  }
}
