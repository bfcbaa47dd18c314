package org.loopwright.formats.onnx.tensor;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
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

  /** One of which only the shape is known. */
  public static KnownTensor of(TensorShape shape) {
    return new KnownTensor(shape, Optional.empty());
  }

  public static KnownTensor of(TensorShape shape, Constant constant) {
    return new KnownTensor(shape, Optional.of(constant));
  }

  /** A list of numbers. */
  public static KnownTensor vector(Constant constant) {
    return of(TensorShape.of(constant.count()), constant);
  }

  public static KnownTensor scalar(Constant constant) {
    return of(TensorShape.SCALAR, constant);
  }

  /** The same numbers in another shape of as many. */
  public KnownTensor reshaped(TensorShape other) {
    return new KnownTensor(other, constant);
  }
}
