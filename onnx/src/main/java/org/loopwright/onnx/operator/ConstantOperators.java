package org.loopwright.onnx.operator;

import java.util.List;
import java.util.Optional;
import onnx.AttributeProto;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.ConstantReader;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators that make constants: given ones, ranges, and the sizes of tensors. */
final class ConstantOperators {
  private ConstantOperators() {}

  static Outcome constant(Operation operation) {
    Optional<AttributeProto> value = operation.attribute("value");
    if (value.isPresent()) {
      return Outcome.of(ConstantReader.read(value.get().getT()));
    }
    Optional<AttributeProto> sparse = operation.attribute("sparse_value");
    if (sparse.isPresent()) {
      return Outcome.of(new TensorShape(sparse.get().getSparseTensor().getDimsList()));
    }
    if (operation.has("value_int")) {
      Constant number = Constant.ofIntegers(List.of(operation.integer("value_int", 0)));
      return Outcome.of(KnownTensor.scalar(number));
    }
    if (operation.has("value_ints")) {
      List<Long> numbers = operation.integers("value_ints").orElseThrow();
      return Outcome.of(KnownTensor.vector(Constant.ofIntegers(numbers)));
    }
    if (operation.has("value_float")) {
      float number = operation.attribute("value_float").orElseThrow().getF();
      return Outcome.of(KnownTensor.scalar(Constant.ofFloats(List.of(number))));
    }
    if (operation.has("value_floats")) {
      List<Float> numbers = operation.attribute("value_floats").orElseThrow().getFloatsList();
      return Outcome.of(KnownTensor.vector(Constant.ofFloats(numbers)));
    }
    throw new Operation.UnknownTensorException("a constant that is no tensor of numbers");
  }

  static Outcome constantOfShape(Operation operation) {
    TensorShape shape = new TensorShape(operation.integers(0));
    Constant number =
        operation
            .attribute("value")
            .flatMap(value -> ConstantReader.read(value.getT()).constant())
            .filter(given -> given.count() > 0)
            .orElse(Constant.repeated(0, 1, false));
    return Outcome.of(
        shape.isSmall()
            ? KnownTensor.of(
                shape,
                Constant.repeated(number.number(0), (int) shape.elements(), number.integral()))
            : KnownTensor.of(shape));
  }

  static Outcome range(Operation operation) {
    Constant start = operation.constant(0);
    double step = firstOf(operation.constant(2));
    double span = firstOf(operation.constant(1)) - firstOf(start);
    Require.that(step != 0, "its step is 0");
    long count = (long) Math.max(0, Math.ceil(span / step));
    if (count > Constant.MAX_NUMBERS) {
      return Outcome.of(TensorShape.of(count));
    }
    Constant ones = Constant.repeated(step, (int) count, start.integral());
    double[] next = {firstOf(start) - step};
    return Outcome.of(KnownTensor.vector(ones.map(each -> next[0] += each, start.integral())));
  }

  private static double firstOf(Constant constant) {
    Require.that(constant.count() > 0, "one of its inputs is empty");
    return constant.number(0);
  }

  static Outcome shapeOf(Operation operation) {
    TensorShape shape = operation.shape(0);
    int from = within(operation.integer("start", 0), shape.rank());
    int to = within(operation.integer("end", shape.rank()), shape.rank());
    return Outcome.of(
        KnownTensor.vector(Constant.ofIntegers(shape.part(from, Math.max(from, to)).sizes())));
  }

  private static int within(long axis, int rank) {
    return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
  }

  static Outcome sizeOf(Operation operation) {
    long elements = operation.shape(0).elements();
    return Outcome.of(KnownTensor.scalar(Constant.ofIntegers(List.of(elements))));
  }
}
