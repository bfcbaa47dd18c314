package org.loopwright.formats.onnx.operator;

/**
 * The sizes of a matrix product.
 *
 * @param rows of the first operand and the result
 * @param columns of the second operand and the result
 * @param inner what is summed over
 */
record Matrices(long rows, long columns, long inner) {
  /** The product of the transposed operands in the other order. */
  Matrices swapped() {
    return new Matrices(/* rows= */ columns, /* columns= */ rows, inner);
  }
}
