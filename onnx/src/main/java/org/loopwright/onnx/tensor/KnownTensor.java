package org.loopwright.onnx.tensor;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.loopwright.model.diagnostics.Require;

/**
 * A tensor whose shape is known before the model runs.
 *
 * @param constant its numbers, where they are known as well and few
 */
public record KnownTensor(TensorShape shape, Optional<Constant> constant) {
  public KnownTensor {
    requireNonNull(shape, "shape");
    requireNonNull(constant, "constant");
    if (constant.isPresent()) {
      Require.that(
          shape.elements() == constant.get().count(),
          "a tensor of shape %s does not have %d numbers",
          shape,
          constant.get().count());
    }
  }

  /** A tensor of which only the shape is known. */
  public static KnownTensor of(TensorShape shape) {
    return new KnownTensor(shape, Optional.empty());
  }

  public static KnownTensor of(TensorShape shape, Constant constant) {
    return new KnownTensor(shape, Optional.of(constant));
  }

  /** A tensor with one axis; the numbers are dropped if they are too many to follow. */
  public static KnownTensor vector(Constant constant) {
    TensorShape shape = TensorShape.of(constant.count());
    return new KnownTensor(shape, Optional.of(constant).filter(given -> shape.isSmall()));
  }

  /** A tensor without axes. */
  public static KnownTensor scalar(Constant constant) {
    return of(TensorShape.SCALAR, constant);
  }

  /** The same numbers in another shape that has the same number of elements. */
  public KnownTensor reshaped(TensorShape other) {
    return new KnownTensor(other, constant);
  }

  /**
   * A tensor of another shape whose elements are elements of this one, as slices and transpositions
   * have them; with its numbers if those of this one are known, and few.
   *
   * @param source from an index of the result to that of this tensor, one number for each axis
   */
  public KnownTensor rearranged(TensorShape to, UnaryOperator<int[]> source) {
    if (!to.isSmall()) {
      return of(to);
    }
    IntStream places = IntStream.range(0, (int) to.elements());
    return new KnownTensor(
        to,
        constant.map(
            numbers -> numbers.select(places.map(i -> shape.position(source.apply(to.index(i)))))));
  }

  /** This tensor repeated to a larger shape, as elementwise operators do. */
  public KnownTensor broadcast(TensorShape to) {
    int added = to.rank() - shape.rank();
    return rearranged(
        to,
        index ->
            IntStream.range(0, shape.rank())
                .map(axis -> shape.size(axis) == 1 ? 0 : index[added + axis])
                .toArray());
  }
}
