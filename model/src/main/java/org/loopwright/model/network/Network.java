package org.loopwright.model.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.Workload;

/**
 * The layers of a neural network, in order.
 *
 * @param source where the sizes of the layers come from
 */
public record Network(String name, Optional<String> source, List<Layer> layers) {
  /**
   * One layer, or several that are alike.
   *
   * @param workload carries the layer's name
   * @param count how often the layer occurs in the network
   */
  public record Layer(Workload workload, long count) {
    public Layer {
      requireNonNull(workload, "workload");
      Require.positive(count, "count of layer %s", workload.name());
    }

    public String name() {
      return workload.name();
    }
  }

  public Network {
    Require.notBlank(name, "name of a network");
    requireNonNull(source, "source");
    layers = List.copyOf(layers);
    Require.that(!layers.isEmpty(), "network %s needs a layer", name);
    Require.distinct(layers.stream().map(Layer::name).toList(), "layer");
  }
}
