package org.loopwright.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * Convolutions of images with one to three axes, transposed ones with up to two. A layer has R and
 * P along the last axis, S and Q along the one before, and T and Z along the one before that.
 */
final class Convolutions {
  /** The names of sizes along the axes of an image, the last axis first. */
  private record AxisNames(String kernel, String output, String stride, String dilation) {}

  private static final List<AxisNames> AXES =
      List.of(
          new AxisNames("R", "P", "Wstride", "Wdilation"),
          new AxisNames("S", "Q", "Hstride", "Hdilation"),
          new AxisNames("T", "Z", "Dstride", "Ddilation"));

  /** Convolutions of volumes, which have no shipped shape: grouped, with one axis more. */
  private static final ProblemShape VOLUME =
      ShippedShapes.layer(
          "volume-layer",
          "T Z S Q R P C K G N",
          AXES.stream().flatMap(axis -> Stream.of(axis.stride, axis.dilation)).toList(),
          "G C K R S T",
          "G N C T*Ddilation+Z*Dstride S*Hdilation+Q*Hstride R*Wdilation+P*Wstride",
          "G N K P Q Z");

  /** The channels of one group. */
  private record Channels(long batch, long groups, long inputs, long outputs) {
    ProblemShape shape(int axes) {
      if (axes > 2) {
        return VOLUME;
      }
      boolean depthwise = inputs == 1 && outputs == 1;
      return shipped(groups == 1 ? "cnn-layer" : depthwise ? "depthwise-layer" : "grouped-layer");
    }
  }

  private Convolutions() {}

  /** A convolution whose image and filters are the inputs with these numbers. */
  static Outcome forward(Operation operation, int image, int weights) {
    TensorShape input = operation.shape(image);
    TensorShape filters = operation.shape(weights);
    long groups = groups(operation, input, filters, filters.size(0));
    Require.that(
        input.size(1) == Math.multiplyExact(filters.size(1), groups),
        "the input has %d channels, %d groups of filters %s take %d",
        input.size(1),
        groups,
        filters,
        Math.multiplyExact(filters.size(1), groups));
    Windows windows = windows(operation, filters);
    TensorShape places = windows.places(input.from(2), false);
    TensorShape output = TensorShape.of(input.size(0), filters.size(0)).followedBy(places);
    Channels channels =
        new Channels(input.size(0), groups, filters.size(1), filters.size(0) / groups);
    return Outcome.of(output)
        .withLayers(
            layers(operation, channels.shape(windows.axes()), channels, windows, places, 1));
  }

  static Outcome transposed(Operation operation) {
    TensorShape input = operation.shape(0);
    TensorShape filters = operation.shape(1);
    long groups = groups(operation, input, filters, input.size(1));
    Require.that(
        input.size(1) == filters.size(0),
        "the input has %d channels, the filters have %d",
        input.size(1),
        filters.size(0));
    Windows windows = windows(operation, filters);
    TensorShape places = input.from(2);
    List<Long> outputPadding = operation.integers("output_padding", windows.axes(), 0);
    TensorShape image =
        operation
            .integers("output_shape")
            .filter(given -> !given.isEmpty())
            .map(given -> new TensorShape(last(given, windows.axes())))
            .orElseGet(() -> windows.spread(places, outputPadding));
    TensorShape output =
        TensorShape.of(input.size(0), Math.multiplyExact(filters.size(1), groups))
            .followedBy(image);
    if (windows.axes() > 2) {
      return Outcome.of(output);
    }
    Channels group = new Channels(input.size(0), 1, input.size(1) / groups, filters.size(1));
    return Outcome.of(output)
        .withLayers(layers(operation, shipped("transposed-layer"), group, windows, places, groups));
  }

  private static ProblemShape shipped(String name) {
    return ShippedShapes.named(name).orElseThrow();
  }

  private static Windows windows(Operation operation, TensorShape filters) {
    List<Long> kernel = filters.from(2).sizes();
    Require.that(
        operation.integers("kernel_shape").orElse(kernel).equals(kernel),
        "its kernel_shape %s is not that of its filters %s",
        operation.integers("kernel_shape").orElse(kernel),
        filters);
    return Windows.of(operation, kernel);
  }

  private static long groups(
      Operation operation, TensorShape input, TensorShape filters, long divided) {
    Require.that(
        input.rank() >= 3 && input.rank() == filters.rank(),
        "an input of shape %s and filters of shape %s make no convolution",
        input,
        filters);
    long groups = operation.integer("group", 1);
    Require.positive(groups, "group");
    Require.that(
        divided % groups == 0, "%d channels cannot be divided into %d groups", divided, groups);
    return groups;
  }

  /** Some versions give the sizes of all axes, others those of the image alone. */
  private static List<Long> last(List<Long> sizes, int count) {
    Require.that(sizes.size() >= count, "output_shape needs %d sizes", count);
    return sizes.subList(sizes.size() - count, sizes.size());
  }

  /** The layers of a shape, which takes of the sizes those that it has; none beyond three axes. */
  private static List<Network.Layer> layers(
      Operation operation,
      ProblemShape shape,
      Channels channels,
      Windows windows,
      TensorShape places,
      long count) {
    if (windows.axes() > AXES.size()) {
      return List.of();
    }
    Map<String, Long> bounds = new HashMap<>();
    bounds.put("N", channels.batch());
    bounds.put("G", channels.groups());
    bounds.put("C", channels.inputs());
    bounds.put("K", channels.outputs());
    Map<String, Long> coefficients = new HashMap<>();
    for (int axis = 0; axis < AXES.size(); axis++) {
      AxisNames names = AXES.get(axis);
      bounds.put(names.kernel, fromEnd(windows.kernel(), axis));
      bounds.put(names.output, fromEnd(places.sizes(), axis));
      coefficients.put(names.stride, fromEnd(windows.strides(), axis));
      coefficients.put(names.dilation, fromEnd(windows.dilations(), axis));
    }
    return Layers.of(operation.name(), shape, bounds, coefficients, count);
  }

  private static long fromEnd(List<Long> sizes, int place) {
    return place >= sizes.size() ? 1 : sizes.get(sizes.size() - 1 - place);
  }
}
