package org.loopwright.onnx.operator;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.tensor.KnownTensor;
import org.loopwright.onnx.tensor.TensorShape;

/**
 * What a node makes.
 *
 * @param outputs in order; empty where nothing is known, and outputs at the end may be left out
 * @param layers what it multiplies and accumulates, if that is its work
 * @param elementwise elements that it works on, where that is not simply the larger of its inputs
 *     and outputs
 */
public record Outcome(
    List<Optional<KnownTensor>> outputs, List<Network.Layer> layers, OptionalLong elementwise) {
  /** Nothing is known. */
  public static final Outcome UNKNOWN = new Outcome(List.of(), List.of(), OptionalLong.empty());

  public Outcome {
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    requireNonNull(elementwise, "elementwise");
  }

  static Outcome of(KnownTensor... outputs) {
    return new Outcome(
        Arrays.stream(outputs).map(Optional::of).toList(), List.of(), OptionalLong.empty());
  }

  static Outcome of(TensorShape... outputs) {
    return of(Arrays.stream(outputs).map(KnownTensor::of).toArray(KnownTensor[]::new));
  }

  Outcome withLayers(List<Network.Layer> layers) {
    return new Outcome(outputs, layers, elementwise);
  }

  Outcome withElementwise(long elements) {
    return new Outcome(outputs, layers, OptionalLong.of(elements));
  }

  /** The output at a place, if anything is known of it. */
  public Optional<KnownTensor> output(int index) {
    return index < outputs.size() ? outputs.get(index) : Optional.empty();
  }
}
