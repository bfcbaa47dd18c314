package org.loopwright.formats.onnx.operator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;

/**
 * Convolutions of images with one to three axes, transposed ones with up to two. A layer has R and
 * P along the last axis, S and Q along the one before.
 */
final class ConvolutionOperators {
  private ConvolutionOperators() {}

  static Map<String, Operator> all() {
    return Map.of(
        "Conv", operation -> convolution(operation, 0, 1),
        "ConvInteger", operation -> convolution(operation, 0, 1),
        "QLinearConv", operation -> convolution(operation, 0, 3),
        "com.microsoft.FusedConv", operation -> convolution(operation, 0, 1),
        "ConvTranspose", ConvolutionOperators::transposed);
  }

  private static Outcome convolution(Operation operation, int inputs, int weights) {
    TensorShape input = operation.shape(inputs);
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
    TensorShape places = windows.places(input.part(2, input.rank()), false);
    TensorShape output = TensorShape.of(input.size(0), filters.size(0)).followedBy(places);
    Channels channels =
        new Channels(input.size(0), groups, filters.size(1), filters.size(0) / groups);
    return Outcome.of(output).withLayers(layer(operation.name(), channels, windows, places));
  }

  private static Windows windows(Operation operation, TensorShape filters) {
    List<Long> kernel = filters.part(2, filters.rank()).sizes();
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

  private static Outcome transposed(Operation operation) {
    TensorShape input = operation.shape(0);
    TensorShape filters = operation.shape(1);
    long groups = groups(operation, input, filters, input.size(1));
    Require.that(
        input.size(1) == filters.size(0),
        "the input has %d channels, the filters have %d",
        input.size(1),
        filters.size(0));
    Windows windows = windows(operation, filters);
    TensorShape places = input.part(2, input.rank());
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
    return Outcome.of(output)
        .withLayers(
            Layers.shaped(
                operation.name(),
                "transposed-layer",
                bounds(
                    new Channels(input.size(0), 1, input.size(1) / groups, filters.size(1)),
                    windows,
                    places),
                coefficients(windows),
                groups));
  }

  /** Some versions give the sizes of all axes, others those of the image alone. */
  private static List<Long> last(List<Long> sizes, int count) {
    Require.that(sizes.size() >= count, "output_shape needs %d sizes", count);
    return sizes.subList(sizes.size() - count, sizes.size());
  }

  private static List<Network.Layer> layer(
      String name, Channels channels, Windows windows, TensorShape places) {
    if (windows.axes() > 2) {
      return VolumeConvolution.layers(name, channels, windows, places);
    }
    return Layers.shaped(
        name, shape(channels), bounds(channels, windows, places), coefficients(windows), 1);
  }

  private static String shape(Channels channels) {
    if (channels.groups() == 1) {
      return "cnn-layer";
    }
    return channels.inputs() == 1 && channels.outputs() == 1 ? "depthwise-layer" : "grouped-layer";
  }

  /** All dimensions of all shapes; a shape takes those that it has. */
  private static Map<String, Long> bounds(Channels channels, Windows windows, TensorShape places) {
    Map<String, Long> bounds = new HashMap<>();
    bounds.put("N", channels.batch());
    bounds.put("G", channels.groups());
    bounds.put("C", channels.inputs());
    bounds.put("K", channels.outputs());
    bounds.put("R", fromEnd(windows.kernel(), 1));
    bounds.put("S", fromEnd(windows.kernel(), 2));
    bounds.put("P", fromEnd(places.sizes(), 1));
    bounds.put("Q", fromEnd(places.sizes(), 2));
    return bounds;
  }

  private static Map<String, Long> coefficients(Windows windows) {
    return Map.of(
        "Wstride", fromEnd(windows.strides(), 1),
        "Hstride", fromEnd(windows.strides(), 2),
        "Wdilation", fromEnd(windows.dilations(), 1),
        "Hdilation", fromEnd(windows.dilations(), 2));
  }

  private static long fromEnd(List<Long> sizes, int place) {
    return place > sizes.size() ? 1 : sizes.get(sizes.size() - place);
  }
}
