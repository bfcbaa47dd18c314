package org.loopwright.formats.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Require;

/**
 * The windows that a convolution or a pooling moves over its input, one size for each axis of the
 * image.
 *
 * @param kernel sizes of the window, without dilation
 * @param pads before all axes, then after all axes
 */
record Windows(
    List<Long> kernel, List<Long> strides, List<Long> dilations, List<Long> pads, String autoPad) {
  /** As the attributes of an operation say. */
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

  /** How many places the window has on an image. */
  TensorShape places(TensorShape image, boolean ceiling) {
    List<Long> places = new ArrayList<>();
    for (int axis = 0; axis < axes(); axis++) {
      places.add(places(axis, image.size(axis), ceiling));
    }
    return new TensorShape(places);
  }

  private long places(int axis, long size, boolean ceiling) {
    long stride = strides.get(axis);
    if (autoPad.startsWith("SAME")) {
      return ceilDiv(size, stride);
    }
    long free = Math.subtractExact(padded(axis, size), reach(axis));
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

  private long padded(int axis, long size) {
    return autoPad.equals("VALID")
        ? size
        : Math.addExact(size, Math.addExact(pads.get(axis), pads.get(axis + axes())));
  }

  /** The size of the window with its gaps. */
  private long reach(int axis) {
    return Math.addExact(Math.multiplyExact(dilations.get(axis), kernel.get(axis) - 1), 1);
  }

  /** The image that overlapping windows, one for each place, add up to. */
  TensorShape spread(TensorShape places, List<Long> outputPadding) {
    List<Long> image = new ArrayList<>();
    for (int axis = 0; axis < axes(); axis++) {
      long steps = Math.multiplyExact(strides.get(axis), places.size(axis) - 1);
      long whole = Math.addExact(Math.addExact(steps, reach(axis)), outputPadding.get(axis));
      long size = whole;
      if (autoPad.startsWith("SAME")) {
        size = Math.multiplyExact(strides.get(axis), places.size(axis));
      } else if (!autoPad.equals("VALID")) {
        size = whole - Math.addExact(pads.get(axis), pads.get(axis + axes()));
      }
      image.add(size);
    }
    return new TensorShape(image);
  }

  private static long ceilDiv(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }
}
