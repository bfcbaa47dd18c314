package org.loopwright.onnx.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import onnx.AttributeProto;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators that make images larger or smaller, or repeat them. */
final class ResizeOperators {
  private ResizeOperators() {}

  /**
   * Takes sizes, or scales: the last input, the second in old versions, an attribute in the oldest.
   */
  static Outcome resize(Operation operation) {
    TensorShape input = operation.shape(0);
    List<Long> axes = operation.integers("axes").orElseGet(() -> allAxes(input));
    if (operation.has(3)) {
      return Outcome.of(resized(operation, input, axes, operation.integers(3)));
    }
    Constant scales = scales(operation);
    Require.that(
        scales.count() == axes.size(), "it has %d scales for %d axes", scales.count(), axes.size());
    return Outcome.of(
        withSizes(
            input,
            axes,
            (i, old) -> {
              double size = Math.floor(old * scales.number(i));
              Require.that(size >= 0 && size <= Long.MAX_VALUE, "a scale is %s", scales.number(i));
              return (long) size;
            }));
  }

  /**
   * A shape with other sizes for some axes.
   *
   * @param size from the place of an axis in the list and its old size to its new size
   */
  private static TensorShape withSizes(
      TensorShape input, List<Long> axes, BiFunction<Integer, Long, Long> size) {
    TensorShape output = input;
    for (int i = 0; i < axes.size(); i++) {
      int axis = input.axis(axes.get(i));
      output = output.withSize(axis, size.apply(i, input.size(axis)));
    }
    return output;
  }

  private static List<Long> allAxes(TensorShape shape) {
    return LongStream.range(0, shape.rank()).boxed().toList();
  }

  private static Constant scales(Operation operation) {
    if (operation.has(2)) {
      return operation.constant(2);
    }
    if (operation.has(1)) {
      return operation.constant(1);
    }
    return operation
        .attribute("scales")
        .map(AttributeProto::getFloatsList)
        .map(Constant::ofFloats)
        .orElseThrow(() -> new IllegalArgumentException("it has neither sizes nor scales"));
  }

  private static TensorShape resized(
      Operation operation, TensorShape input, List<Long> axes, List<Long> sizes) {
    Require.that(
        sizes.size() == axes.size(), "it has %d sizes for %d axes", sizes.size(), axes.size());
    String policy = operation.text("keep_aspect_ratio_policy", "stretch");
    if (!policy.equals("stretch")) {
      throw new Operation.UnknownTensorException("sizes under the policy " + policy);
    }
    return withSizes(input, axes, (i, old) -> sizes.get(i));
  }

  static Outcome pad(Operation operation) {
    TensorShape input = operation.shape(0);
    List<Long> axes = operation.has(3) ? operation.integers(3) : allAxes(input);
    Optional<List<Long>> given =
        operation.integers(1, "pads").or(() -> operation.integers("paddings"));
    List<Long> pads = given.orElse(Collections.nCopies(2 * axes.size(), 0L));
    Require.that(
        pads.size() == 2 * axes.size(), "it has %d pads for %d axes", pads.size(), axes.size());
    return Outcome.of(
        withSizes(
            input,
            axes,
            (i, old) -> Math.addExact(old, Math.addExact(pads.get(i), pads.get(i + axes.size())))));
  }

  static Outcome tile(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    List<Long> repeats = operation.integers(1);
    Require.that(repeats.size() == shape.rank(), "repeats %s do not fit shape %s", repeats, shape);
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      sizes.add(Math.multiplyExact(shape.size(axis), repeats.get(axis)));
    }
    return Outcome.of(
        input.rearranged(
            new TensorShape(sizes),
            index ->
                IntStream.range(0, shape.rank())
                    .map(axis -> index[axis] % (int) shape.size(axis))
                    .toArray()));
  }

  static Outcome gridSample(Operation operation) {
    TensorShape input = operation.shape(0);
    TensorShape grid = operation.shape(1, input.rank());
    return Outcome.of(input.part(0, 2).followedBy(grid.part(1, grid.rank() - 1)));
  }
}
