package org.loopwright.formats.onnx.tensor;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Numbers of constants at other places, as slices, transpositions and the like have them. */
public final class Rearrangement {
  private Rearrangement() {}

  /**
   * A tensor of some shape; with its numbers if those of the source are known, and few.
   *
   * @param source from an index of the result to that of the source, one number for each axis
   */
  public static KnownTensor of(KnownTensor from, TensorShape to, UnaryOperator<int[]> source) {
    return new KnownTensor(
        to,
        to.elements() > Constant.MOST_NUMBERS
            ? Optional.empty()
            : from.constant()
                .map(
                    numbers ->
                        numbers.select(
                            IntStream.range(0, (int) to.elements())
                                .map(i -> flat(source.apply(index(i, to)), from.shape())))));
  }

  private static int[] index(int flat, TensorShape shape) {
    int[] index = new int[shape.rank()];
    int rest = flat;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      int size = (int) shape.size(axis);
      index[axis] = rest % size;
      rest /= size;
    }
    return index;
  }

  private static int flat(int[] index, TensorShape shape) {
    int flat = 0;
    for (int axis = 0; axis < index.length; axis++) {
      flat = flat * (int) shape.size(axis) + index[axis];
    }
    return flat;
  }

  /** A tensor repeated to a larger shape, as elementwise operators do. */
  public static KnownTensor broadcast(KnownTensor from, TensorShape to) {
    TensorShape shape = from.shape();
    int added = to.rank() - shape.rank();
    return of(
        from,
        to,
        index ->
            IntStream.range(0, shape.rank())
                .map(axis -> shape.size(axis) == 1 ? 0 : index[added + axis])
                .toArray());
  }
}
