package org.loopwright.formats.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import onnx.AttributeProto;
import org.loopwright.formats.onnx.tensor.Constant;
import org.loopwright.formats.onnx.tensor.ConstantReader;
import org.loopwright.formats.onnx.tensor.Folding;
import org.loopwright.formats.onnx.tensor.KnownTensor;
import org.loopwright.formats.onnx.tensor.Rearrangement;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Require;

/** Operators that make constants, and those that change the shape and nothing else. */
final class ShapeOperators {
  private ShapeOperators() {}

  static Map<String, Operator> all() {
    return Map.ofEntries(
        Map.entry("Constant", ShapeOperators::constant),
        Map.entry("ConstantOfShape", ShapeOperators::constantOfShape),
        Map.entry("Range", ShapeOperators::range),
        Map.entry("Shape", ShapeOperators::shapeOf),
        Map.entry("Size", ShapeOperators::sizeOf),
        Map.entry("Reshape", ShapeOperators::reshape),
        Map.entry("Flatten", ShapeOperators::flatten),
        Map.entry("Squeeze", ShapeOperators::squeeze),
        Map.entry("Unsqueeze", ShapeOperators::unsqueeze),
        Map.entry("Transpose", ShapeOperators::transpose),
        Map.entry("Expand", ShapeOperators::expand),
        Map.entry("DepthToSpace", operation -> blocks(operation, false)),
        Map.entry("SpaceToDepth", operation -> blocks(operation, true)));
  }

  private static Outcome constant(Operation operation) {
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
      return vector(Constant.ofIntegers(operation.integers("value_ints").orElseThrow()));
    }
    if (operation.has("value_float")) {
      float number = operation.attribute("value_float").orElseThrow().getF();
      return Outcome.of(KnownTensor.scalar(Constant.ofFloats(List.of(number))));
    }
    if (operation.has("value_floats")) {
      return vector(
          Constant.ofFloats(operation.attribute("value_floats").orElseThrow().getFloatsList()));
    }
    throw new UnknownTensorException("a constant that is no tensor of numbers");
  }

  private static Outcome vector(Constant constant) {
    return Outcome.of(
        constant.count() > Constant.MOST_NUMBERS
            ? KnownTensor.of(TensorShape.of(constant.count()))
            : KnownTensor.vector(constant));
  }

  private static Outcome constantOfShape(Operation operation) {
    TensorShape shape = new TensorShape(operation.integers(0));
    Constant number =
        operation
            .attribute("value")
            .flatMap(value -> ConstantReader.read(value.getT()).constant())
            .filter(given -> given.count() > 0)
            .orElse(Constant.repeated(0, 1, false));
    return Outcome.of(
        Folding.isSmall(shape)
            ? KnownTensor.of(
                shape,
                Constant.repeated(number.number(0), (int) shape.elements(), number.integral()))
            : KnownTensor.of(shape));
  }

  private static Outcome range(Operation operation) {
    Constant start = operation.constant(0);
    double step = firstOf(operation.constant(2));
    double span = firstOf(operation.constant(1)) - firstOf(start);
    Require.that(step != 0, "its step is 0");
    long count = (long) Math.max(0, Math.ceil(span / step));
    if (count > Constant.MOST_NUMBERS) {
      return Outcome.of(TensorShape.of(count));
    }
    Constant ones = Constant.repeated(step, (int) count, start.integral());
    double[] next = {firstOf(start) - step};
    return vector(ones.map(each -> next[0] += each, start.integral()));
  }

  private static double firstOf(Constant constant) {
    Require.that(constant.count() > 0, "one of its inputs is empty");
    return constant.number(0);
  }

  private static Outcome shapeOf(Operation operation) {
    TensorShape shape = operation.shape(0);
    int from = within(operation.integer("start", 0), shape.rank());
    int to = within(operation.integer("end", shape.rank()), shape.rank());
    return vector(Constant.ofIntegers(shape.part(from, Math.max(from, to)).sizes()));
  }

  private static int within(long axis, int rank) {
    return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
  }

  private static Outcome sizeOf(Operation operation) {
    long elements = operation.shape(0).elements();
    return Outcome.of(KnownTensor.scalar(Constant.ofIntegers(List.of(elements))));
  }

  private static Outcome reshape(Operation operation) {
    KnownTensor input = operation.tensor(0);
    List<Long> wanted =
        operation
            .integers(1, "shape")
            .orElseThrow(() -> new IllegalArgumentException("it has no shape to change to"));
    return Outcome.of(input.reshaped(reshaped(input.shape(), wanted, operation.flag("allowzero"))));
  }

  /** A size of 0 stands for that of the input, -1 for what is left. */
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

  private static Outcome flatten(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    long axis = operation.integer("axis", 1);
    int split = axis == shape.rank() ? shape.rank() : shape.axis(axis);
    return Outcome.of(
        input.reshaped(
            TensorShape.of(shape.elements(0, split), shape.elements(split, shape.rank()))));
  }

  private static Outcome squeeze(Operation operation) {
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

  private static Outcome unsqueeze(Operation operation) {
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

  private static Outcome transpose(Operation operation) {
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
    return Outcome.of(Rearrangement.of(input, turned, index -> placed(index, order)));
  }

  private static int[] placed(int[] index, int[] order) {
    int[] source = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      source[order[axis]] = index[axis];
    }
    return source;
  }

  private static Outcome expand(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape wanted = new TensorShape(operation.integers(1));
    return Outcome.of(Rearrangement.broadcast(input, input.shape().broadcast(wanted)));
  }

  /** Moves square blocks of the image into channels, or back. */
  private static Outcome blocks(Operation operation, boolean intoChannels) {
    TensorShape input = operation.shape(0, 4);
    long block = Require.positive(operation.integer("blocksize", 0), "attribute blocksize");
    long area = Math.multiplyExact(block, block);
    TensorShape output =
        intoChannels
            ? TensorShape.of(
                input.size(0),
                Math.multiplyExact(input.size(1), area),
                input.size(2) / block,
                input.size(3) / block)
            : TensorShape.of(
                input.size(0),
                input.size(1) / area,
                Math.multiplyExact(input.size(2), block),
                Math.multiplyExact(input.size(3), block));
    return Outcome.of(output);
  }
}
