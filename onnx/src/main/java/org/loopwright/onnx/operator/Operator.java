package org.loopwright.onnx.operator;

/** What an operator computes, as far as shapes and layers go. */
@FunctionalInterface
public interface Operator {
  /** The shape or the numbers of a tensor are needed, and depend on the model's inputs. */
  final class UnknownTensorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTensorException(String what) {
      super(what, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
  }

  /**
   * The outcome of one node.
   *
   * @throws UnknownTensorException if it depends on data
   * @throws IllegalArgumentException if the node's inputs or attributes do not fit the operator
   * @throws ArithmeticException if a size exceeds 2^63 - 1
   */
  Outcome apply(Operation operation);
}
