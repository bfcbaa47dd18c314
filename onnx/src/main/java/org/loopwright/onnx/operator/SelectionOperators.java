package org.loopwright.onnx.operator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.Constant;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/** Operators that put tensors together, cut them, or pick from them. */
final class SelectionOperators {
  private SelectionOperators() {}

  static Outcome concat(Operation operation) {
    return concat(operation, operation.tensors());
  }

  private static Outcome concat(Operation operation, List<KnownTensor> parts) {
    Require.that(!parts.isEmpty(), "it has no inputs");
    TensorShape first = parts.get(0).shape();
    int axis = first.axis(operation.integer("axis", 1));
    long size = 0;
    for (KnownTensor part : parts) {
      Require.that(
          part.shape().rank() == first.rank()
              && part.shape().withSize(axis, 0).equals(first.withSize(axis, 0)),
          "shapes %s and %s cannot be put together along axis %d",
          first,
          part.shape(),
          axis);
      size = Math.addExact(size, part.shape().size(axis));
    }
    TensorShape shape = first.withSize(axis, size);
    boolean fold =
        axis == 0
            && shape.isSmall()
            && parts.stream().allMatch(part -> part.constant().isPresent());
    return Outcome.of(
        fold
            ? KnownTensor.of(
                shape, Constant.joined(parts.stream().map(part -> part.constant().get()).toList()))
            : KnownTensor.of(shape));
  }

  /** The scale and zero point of the result, then each input with its own. */
  static Outcome quantizedConcat(Operation operation) {
    List<KnownTensor> parts = new ArrayList<>();
    for (int input = 2; input < operation.inputCount(); input += 3) {
      parts.add(operation.tensor(input));
    }
    return concat(operation, parts);
  }

  static Outcome split(Operation operation) {
    KnownTensor input = operation.tensor(0);
    TensorShape shape = input.shape();
    int axis = shape.axis(operation.integer("axis", 0));
    long whole = shape.size(axis);
    List<Long> sizes =
        operation.integers(1, "split").orElseGet(() -> equalParts(whole, operation.outputCount()));
    Require.that(
        sizes.stream().reduce(0L, Math::addExact) == whole,
        "%d cannot be split into %s",
        whole,
        sizes);
    List<Optional<KnownTensor>> outputs = new ArrayList<>();
    int from = 0;
    for (long size : sizes) {
      int start = from;
      outputs.add(
          Optional.of(
              input.rearranged(shape.withSize(axis, size), index -> moved(index, axis, start))));
      from += (int) size;
    }
    return new Outcome(outputs, List.of(), OptionalLong.empty());
  }

  private static int[] moved(int[] index, int axis, int by) {
    index[axis] += by;
    return index;
  }

  private static List<Long> equalParts(long whole, int parts) {
    Require.positive(parts, "the number of outputs");
    long size = -Math.floorDiv(-whole, parts);
    List<Long> sizes = new ArrayList<>(Collections.nCopies(parts, size));
    sizes.set(parts - 1, whole - size * (parts - 1));
    return sizes;
  }

  static Outcome slice(Operation operation) {
    KnownTensor input = operation.tensor(0);
    List<Long> starts = operation.integers(1, "starts").orElse(List.of());
    List<Long> ends = operation.integers(2, "ends").orElse(List.of());
    List<Long> axes =
        operation
            .integers(3, "axes")
            .orElseGet(() -> LongStream.range(0, starts.size()).boxed().toList());
    List<Long> steps =
        operation.has(4) ? operation.integers(4) : Collections.nCopies(starts.size(), 1L);
    Require.that(
        ends.size() == starts.size()
            && axes.size() == starts.size()
            && steps.size() == starts.size(),
        "it has %d starts, %d ends, %d axes and %d steps",
        starts.size(),
        ends.size(),
        axes.size(),
        steps.size());
    // One axis after the other.
    KnownTensor result = input;
    for (int i = 0; i < starts.size(); i++) {
      int axis = input.shape().axis(axes.get(i));
      Cut cut = Cut.of(result.shape().size(axis), starts.get(i), ends.get(i), steps.get(i));
      result =
          result.rearranged(
              result.shape().withSize(axis, cut.count), index -> cut.source(index, axis));
    }
    return Outcome.of(result);
  }

  /** The indices of one axis that a slice takes. */
  private record Cut(long first, long step, long count) {
    static Cut of(long size, long start, long end, long step) {
      Require.that(step != 0, "a step of a slice is 0");
      long lowest = step > 0 ? 0 : -1;
      long highest = step > 0 ? size : size - 1;
      long first = clamp(start < 0 ? start + size : start, step > 0 ? 0 : -1, highest);
      long last = clamp(end < 0 ? end + size : end, lowest, highest);
      long span = step > 0 ? last - first : first - last;
      long stride = step > 0 ? step : step == Long.MIN_VALUE ? Long.MAX_VALUE : -step;
      return new Cut(first, step, span <= 0 ? 0 : (span - 1) / stride + 1);
    }

    private static long clamp(long value, long lowest, long highest) {
      return Math.max(lowest, Math.min(highest, value));
    }

    int[] source(int[] index, int axis) {
      index[axis] = (int) (first + index[axis] * step);
      return index;
    }
  }

  static Outcome gather(Operation operation) {
    KnownTensor from = operation.tensor(0);
    KnownTensor indices = operation.tensor(1);
    TensorShape shape = from.shape();
    int axis = shape.axis(operation.integer("axis", 0));
    TensorShape picked =
        shape.part(0, axis).followedBy(indices.shape()).followedBy(shape.from(axis + 1));
    return Outcome.of(
        indices
            .constant()
            .map(which -> from.rearranged(picked, index -> picked(index, axis, indices, shape)))
            .orElse(KnownTensor.of(picked)));
  }

  /** Where an index of what was gathered comes from. */
  private static int[] picked(int[] index, int axis, KnownTensor indices, TensorShape from) {
    int rank = indices.shape().rank();
    int which = 0;
    for (int i = 0; i < rank; i++) {
      which = which * (int) indices.shape().size(i) + index[axis + i];
    }
    int[] source = new int[from.rank()];
    System.arraycopy(index, 0, source, 0, axis);
    source[axis] = from.indexOn(axis, (long) indices.constant().orElseThrow().number(which));
    System.arraycopy(index, axis + rank, source, axis + 1, from.rank() - axis - 1);
    return source;
  }

  static Outcome gatherByIndices(Operation operation) {
    TensorShape from = operation.shape(0);
    TensorShape indices = operation.shape(1);
    int batch = (int) operation.integer("batch_dims", 0);
    long used = indices.size(-1);
    Require.that(
        batch >= 0 && used >= 0 && batch + used <= from.rank(),
        "indices of shape %s do not fit a tensor of shape %s",
        indices,
        from);
    return Outcome.of(
        indices.part(0, indices.rank() - 1).followedBy(from.from(batch + (int) used)));
  }

  static Outcome oneHot(Operation operation) {
    TensorShape indices = operation.shape(0);
    List<Long> sizes = new ArrayList<>(indices.sizes());
    long axis = operation.integer("axis", -1);
    int place = (int) (axis < 0 ? axis + sizes.size() + 1 : axis);
    Require.that(place >= 0 && place <= sizes.size(), "axis %d is none of %s", axis, indices);
    sizes.add(place, operation.first(1));
    return Outcome.of(new TensorShape(sizes));
  }
}
