package org.loopwright.onnx.operator;

import java.util.Collections;
import java.util.List;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.TensorShape;

/** Poolings: each output works on its window of inputs. */
final class PoolingOperators {
  private PoolingOperators() {}

  static Outcome windowed(Operation operation) {
    TensorShape input = operation.shape(0);
    List<Long> kernel = operation.integers("kernel_shape").orElse(List.of());
    Require.that(
        input.rank() == kernel.size() + 2,
        "a window %s does not fit an input of shape %s",
        kernel,
        input);
    Windows windows = Windows.of(operation, kernel);
    TensorShape places = windows.places(input.from(2), operation.flag("ceil_mode"));
    TensorShape output = input.part(0, 2).followedBy(places);
    long elements = Math.multiplyExact(output.elements(), new TensorShape(kernel).elements());
    return Outcome.of(output, output).withElementwise(elements);
  }

  static Outcome global(Operation operation) {
    TensorShape input = operation.shape(0);
    Require.that(input.rank() >= 2, "an input of shape %s has no channels", input);
    TensorShape image = new TensorShape(Collections.nCopies(input.rank() - 2, 1L));
    return Outcome.of(input.part(0, 2).followedBy(image));
  }
}
