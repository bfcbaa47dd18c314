package org.loopwright.formats.onnx.operator;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Require;

/** Poolings: each output works on its window of inputs. */
final class PoolingOperators {
  private PoolingOperators() {}

  static Map<String, Operator> all() {
    Map<String, Operator> operators = new HashMap<>();
    for (String name :
        List.of("MaxPool", "AveragePool", "LpPool", "com.microsoft.QLinearAveragePool")) {
      operators.put(name, PoolingOperators::windowed);
    }
    for (String name :
        List.of(
            "GlobalAveragePool",
            "GlobalMaxPool",
            "GlobalLpPool",
            "com.microsoft.QLinearGlobalAveragePool")) {
      operators.put(name, PoolingOperators::global);
    }
    return operators;
  }

  private static Outcome windowed(Operation operation) {
    TensorShape input = operation.shape(0);
    List<Long> kernel = operation.integers("kernel_shape").orElse(List.of());
    Require.that(
        input.rank() == kernel.size() + 2,
        "a window %s does not fit an input of shape %s",
        kernel,
        input);
    Windows windows = Windows.of(operation, kernel);
    TensorShape places = windows.places(input.part(2, input.rank()), operation.flag("ceil_mode"));
    TensorShape output = input.part(0, 2).followedBy(places);
    long elements = Math.multiplyExact(output.elements(), new TensorShape(kernel).elements());
    return Outcome.of(output, output).withElementwise(elements);
  }

  private static Outcome global(Operation operation) {
    TensorShape input = operation.shape(0);
    Require.that(input.rank() >= 2, "an input of shape %s has no channels", input);
    TensorShape image = new TensorShape(Collections.nCopies(input.rank() - 2, 1L));
    return Outcome.of(input.part(0, 2).followedBy(image));
  }
}
