package org.loopwright.onnx.operator;

import java.util.List;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.ConstantReader;
import org.loopwright.onnx.tensor.Folding;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators whose output has the shape of their input, or of their inputs broadcast. */
final class ElementwiseOperators {
  private ElementwiseOperators() {}

  /** The first output has the shape of the first input. */
  static Outcome likeFirst(Operation operation) {
    KnownTensor input = operation.tensor(0);
    return Outcome.of(
        new KnownTensor(
            input.shape(), Folding.fold(operation.type(), List.of(input), input.shape())));
  }

  static Outcome broadcast(Operation operation) {
    List<KnownTensor> operands = operation.tensors();
    if (operation.flag("broadcast")) { // up to version 6: the second is fitted into the first
      return Outcome.of(operation.shape(0));
    }
    TensorShape shape =
        operands.stream()
            .map(KnownTensor::shape)
            .reduce(TensorShape.SCALAR, TensorShape::broadcast);
    return Outcome.of(new KnownTensor(shape, Folding.fold(operation.type(), operands, shape)));
  }

  static Outcome cast(Operation operation) {
    KnownTensor input = operation.tensor(0);
    boolean integral = ConstantReader.isIntegral(operation.integer("to", 0));
    return Outcome.of(
        new KnownTensor(input.shape(), input.constant().map(constant -> cast(constant, integral))));
  }

  private static Constant cast(Constant constant, boolean integral) {
    return constant.map(number -> integral ? (long) number : number, integral);
  }

  static Outcome dropout(Operation operation) {
    return Outcome.of(operation.tensor(0), KnownTensor.of(operation.shape(0)));
  }

  /** The result, then the mean and the deviation for each index before the axis. */
  static Outcome normalization(Operation operation) {
    TensorShape input = operation.shape(0);
    int axis = input.axis(operation.integer("axis", -1));
    TensorShape statistics = input;
    for (int reduced = axis; reduced < input.rank(); reduced++) {
      statistics = statistics.withSize(reduced, 1);
    }
    return Outcome.of(input, statistics, statistics);
  }

  static Outcome dynamicQuantization(Operation operation) {
    return Outcome.of(operation.shape(0), TensorShape.SCALAR, TensorShape.SCALAR);
  }

  /** Each operand is followed by its scale and its zero point. */
  static Outcome quantized(Operation operation) {
    return Outcome.of(operation.shape(0).broadcast(operation.shape(3)));
  }
}
