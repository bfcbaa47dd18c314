package org.loopwright.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators that change the shape of a tensor and nothing else. */
final class ShapeOperators {
  private ShapeOperators() {}

  static Outcome reshape(Operation operation) {
    KnownTensor input = operation.tensor(0);
    List<Long> wanted =
        operation
            .integers(1, "shape")
            .orElseThrow(() -> new IllegalArgumentException("it has no shape to change to"));
    return Outcome.of(input.reshaped(reshaped(input.shape(), wanted, operation.flag("allowzero"))));
  }

  /** A size of 0 means that of the input, -1 what is left. */
  private static TensorShape reshaped(TensorShape from, List<Long> wanted, boolean allowZero) {
    List<Long> sizes = new ArrayList<>(wanted);
    for (int axis = 0; axis < sizes.size(); axis++) {
      if (sizes.get(axis) == 0 && !allowZero) {
        sizes.set(axis, from.size(from.axis(axis)));
      }
    }
    int open = sizes.indexOf(-1L);
    if (open >= 0) {
      sizes.set(open, 1L);
      long others = new TensorShape(sizes).elements();
      sizes.set(open, others == 0 ? 0 : from.elements() / others);
    }
    TensorShape shape = new TensorShape(sizes);
    Require.that(
        shape.elements() == from.elements(),
        "a tensor of shape %s cannot become one of shape %s",
        from,
        wanted);
    return shape;
  }

  static Outcome flatten(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    long axis = operation.integer("axis", 1);
    int split = axis == shape.rank() ? shape.rank() : shape.axis(axis);
    return Outcome.of(
        input.reshaped(
            TensorShape.of(shape.elements(0, split), shape.elements(split, shape.rank()))));
  }

  static Outcome squeeze(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    Optional<List<Long>> axes = operation.integers(1, "axes");
    Set<Integer> gone = new TreeSet<>();
    axes.orElse(List.of()).forEach(axis -> gone.add(shape.axis(axis)));
    List<Long> sizes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean one = shape.size(axis) == 1;
      Require.that(one || !gone.contains(axis), "axis %d of shape %s is not 1", axis, shape);
      if (!(axes.isEmpty() ? one : gone.contains(axis))) {
        sizes.add(shape.size(axis));
      }
    }
    return Outcome.of(input.reshaped(new TensorShape(sizes)));
  }

  static Outcome unsqueeze(Operation operation) {
    KnownTensor input = operation.tensor(0);
    List<Long> axes = operation.integers(1, "axes").orElse(List.of());
    int rank = input.shape().rank() + axes.size();
    Set<Integer> added = new TreeSet<>();
    for (long axis : axes) {
      long counted = axis < 0 ? axis + rank : axis;
      Require.that(counted >= 0 && counted < rank, "axis %d is not below %d", axis, rank);
      Require.that(added.add((int) counted), "axis %d is named twice", axis);
    }
    List<Long> sizes = new ArrayList<>(input.shape().sizes());
    added.forEach(axis -> sizes.add(axis, 1L));
    return Outcome.of(input.reshaped(new TensorShape(sizes)));
  }

  static Outcome transpose(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    int[] order =
        operation
            .integers("perm")
            .filter(given -> !given.isEmpty())
            .map(given -> given.stream().mapToInt(shape::axis).toArray())
            .orElseGet(
                () -> IntStream.range(0, shape.rank()).map(i -> shape.rank() - 1 - i).toArray());
    Require.that(
        order.length == shape.rank() && Arrays.stream(order).distinct().count() == order.length,
        "%s is no order of the axes of shape %s",
        Arrays.toString(order),
        shape);
    TensorShape turned = new TensorShape(Arrays.stream(order).mapToObj(shape::size).toList());
    return Outcome.of(input.rearranged(turned, index -> placed(index, order)));
  }

  private static int[] placed(int[] index, int[] order) {
    int[] source = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      source[order[axis]] = index[axis];
    }
    return source;
  }

  static Outcome expand(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape wanted = new TensorShape(operation.integers(1));
    return Outcome.of(input.broadcast(input.shape().broadcast(wanted)));
  }

  /** Moves square blocks of the image into channels. */
  static Outcome spaceToDepth(Operation operation) {
    TensorShape input = operation.shape(0, 4);
    long block = blockSize(operation);
    return Outcome.of(
        TensorShape.of(
            input.size(0),
            Math.multiplyExact(input.size(1), Math.multiplyExact(block, block)),
            input.size(2) / block,
            input.size(3) / block));
  }

  /** Moves channels into square blocks of the image. */
  static Outcome depthToSpace(Operation operation) {
    TensorShape input = operation.shape(0, 4);
    long block = blockSize(operation);
    return Outcome.of(
        TensorShape.of(
            input.size(0),
            input.size(1) / Math.multiplyExact(block, block),
            Math.multiplyExact(input.size(2), block),
            Math.multiplyExact(input.size(3), block)));
  }

  private static long blockSize(Operation operation) {
    return Require.positive(operation.integer("blocksize", 0), "attribute blocksize");
  }
}
