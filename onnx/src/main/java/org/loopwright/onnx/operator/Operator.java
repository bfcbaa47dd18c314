package org.loopwright.onnx.operator;

/** What an operator computes, as far as shapes and layers go. */
@FunctionalInterface
public interface Operator {
  /**
   * The outcome of one node.
   *
   * @throws Operation.UnknownTensorException if it depends on data
   * @throws IllegalArgumentException if the node's inputs or attributes do not fit the operator
   * @throws ArithmeticException if a size exceeds 2^63 - 1
   */
  Outcome apply(Operation operation);
}
