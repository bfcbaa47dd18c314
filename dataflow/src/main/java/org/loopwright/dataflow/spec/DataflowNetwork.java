package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named list of mapped layers, with the constants that their sizes may mention, in file order.
 */
public record DataflowNetwork(String name, Map<String, Size> constants, List<Layer> layers) {
  public DataflowNetwork {
    requireNonNull(name, "name");
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    layers = List.copyOf(layers);
  }

  public DataflowNetwork(String name, List<Layer> layers) {
    this(name, Map.of(), layers);
  }

  /** The same network with other layers, such as the same ones mapped otherwise. */
  public DataflowNetwork withLayers(List<Layer> layers) {
    return new DataflowNetwork(name, constants, layers);
  }
}
