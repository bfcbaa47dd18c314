package org.loopwright.onnx.operator;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * The windows that a convolution or a pooling moves over its input, one size for each axis of the
 * image.
 *
 * @param kernel sizes of the window, without dilation
 * @param pads before all axes, then after all axes
 */
record Windows(
    List<Long> kernel, List<Long> strides, List<Long> dilations, List<Long> pads, String autoPad) {
  /** The windows that the attributes of an operation describe. */
  static Windows of(Operation operation, List<Long> kernel) {
    int axes = kernel.size();
    return new Windows(
        kernel,
        positive(operation, "strides", axes),
        positive(operation, "dilations", axes),
        operation.integers("pads", 2 * axes, 0),
        operation.text("auto_pad", "NOTSET"));
  }

  Windows {
    kernel = List.copyOf(kernel);
    strides = List.copyOf(strides);
    dilations = List.copyOf(dilations);
    pads = List.copyOf(pads);
    kernel.forEach(size -> Require.positive(size, "a window"));
  }

  private static List<Long> positive(Operation operation, String attribute, int axes) {
    List<Long> sizes = operation.integers(attribute, axes, 1);
    sizes.forEach(size -> Require.positive(size, "attribute %s", attribute));
    return sizes;
  }

  int axes() {
    return kernel.size();
  }

  /** The number of places of the window along each axis of an image. */
  TensorShape places(TensorShape image, boolean ceiling) {
    return forEachAxis(axis -> places(axis, image.size(axis), ceiling));
  }

  private TensorShape forEachAxis(IntToLongFunction size) {
    return new TensorShape(IntStream.range(0, axes()).mapToLong(size).boxed().toList());
  }

  private long places(int axis, long size, boolean ceiling) {
    long stride = strides.get(axis);
    if (autoPad.startsWith("SAME")) {
      return ceilDiv(size, stride);
    }
    long free = Math.subtractExact(Math.addExact(size, padding(axis)), reach(axis));
    Require.that(
        free >= 0, "a window that reaches over %d does not fit into %d", reach(axis), size);
    if (!ceiling) {
      return free / stride + 1;
    }
    long places = ceilDiv(free, stride) + 1;
    boolean lastStartsInPadding =
        (places - 1) * stride >= Math.addExact(size, autoPad.equals("VALID") ? 0 : pads.get(axis));
    return lastStartsInPadding ? places - 1 : places;
  }

  /** What is added before and after an axis. */
  private long padding(int axis) {
    return autoPad.equals("VALID") ? 0 : Math.addExact(pads.get(axis), pads.get(axis + axes()));
  }

  /** The size of the window with its gaps. */
  private long reach(int axis) {
    return Math.addExact(Math.multiplyExact(dilations.get(axis), kernel.get(axis) - 1), 1);
  }

  /** The image that overlapping windows, one for each place, add up to. */
  TensorShape spread(TensorShape places, List<Long> outputPadding) {
    return forEachAxis(
        axis -> {
          long steps = Math.multiplyExact(strides.get(axis), places.size(axis) - 1);
          long whole = Math.addExact(Math.addExact(steps, reach(axis)), outputPadding.get(axis));
          return autoPad.startsWith("SAME")
              ? Math.multiplyExact(strides.get(axis), places.size(axis))
              : whole - padding(axis);
        });
  }

  private static long ceilDiv(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }
}
