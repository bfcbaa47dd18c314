package org.loopwright.onnx.operator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators that remove axes: sums, products, extremes, and the indices of extremes. */
final class ReductionOperators {
  private static final Map<String, DoubleBinaryOperator> FOLDED =
      Map.of(
          "ReduceProd", (a, b) -> a * b,
          "ReduceSum", Double::sum,
          "ReduceMax", Math::max,
          "ReduceMin", Math::min);

  private ReductionOperators() {}

  static Outcome reduce(Operation operation) {
    KnownTensor input = operation.tensor(0);
    List<Long> axes = operation.integers(1, "axes").orElse(List.of());
    if (axes.isEmpty() && operation.flag("noop_with_empty_axes")) {
      return Outcome.of(input.shape());
    }
    TensorShape shape = without(input.shape(), axes, operation.integer("keepdims", 1) != 0);
    Optional<Constant> whole =
        shape.elements() == 1 ? fold(operation.type(), input) : Optional.empty();
    return Outcome.of(new KnownTensor(shape, whole));
  }

  private static Optional<Constant> fold(String type, KnownTensor input) {
    DoubleBinaryOperator step = FOLDED.get(type);
    if (step == null || input.constant().isEmpty() || input.shape().elements() == 0) {
      return Optional.empty();
    }
    Constant numbers = input.constant().get();
    double result =
        IntStream.range(0, numbers.count()).mapToDouble(numbers::number).reduce(step).orElseThrow();
    return Optional.of(Constant.repeated(result, 1, numbers.integral()));
  }

  /** The shape after a reduction over some axes, or over all if none is named. */
  private static TensorShape without(TensorShape shape, List<Long> axes, boolean keep) {
    Set<Integer> reduced = new HashSet<>();
    axes.forEach(axis -> reduced.add(shape.axis(axis)));
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean gone = axes.isEmpty() || reduced.contains(axis);
      if (!gone || keep) {
        sizes.add(gone ? 1 : shape.size(axis));
      }
    }
    return new TensorShape(sizes);
  }

  static Outcome indexOfExtreme(Operation operation) {
    return Outcome.of(
        without(
            operation.shape(0),
            List.of(operation.integer("axis", 0)),
            operation.integer("keepdims", 1) != 0));
  }

  static Outcome largest(Operation operation) {
    TensorShape input = operation.shape(0);
    long count = operation.has(1) ? operation.first(1) : operation.integer("k", 0);
    TensorShape output = input.withSize(input.axis(operation.integer("axis", -1)), count);
    return Outcome.of(output, output);
  }
}
