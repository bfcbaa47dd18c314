package org.loopwright.onnx.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.network.Network;

/**
 * What a graph computes: layers in order, and the rest by operator. Mutable; belongs to one walk.
 */
final class Work {
  private final List<Network.Layer> layers = new ArrayList<>();
  private final Map<String, UnmodelledOperator> unmodelled = new LinkedHashMap<>();

  void add(Network.Layer layer) {
    layers.add(layer);
  }

  void add(UnmodelledOperator operator) {
    unmodelled.merge(operator.name(), operator, UnmodelledOperator::plus);
  }

  /** All of some other work, repeated. */
  void add(Work other, long times) {
    if (times == 0) {
      return;
    }
    for (Network.Layer layer : other.layers) {
      layers.add(new Network.Layer(layer.workload(), Math.multiplyExact(layer.count(), times)));
    }
    other.unmodelled.values().forEach(operator -> add(operator.times(times)));
  }

  /** Multiply-accumulates of all layers. */
  long operations() {
    long operations = 0;
    for (Network.Layer layer : layers) {
      operations =
          Math.addExact(
              operations, Math.multiplyExact(layer.workload().operations(), layer.count()));
    }
    return operations;
  }

  List<Network.Layer> layers() {
    return List.copyOf(layers);
  }

  List<UnmodelledOperator> unmodelled() {
    return List.copyOf(unmodelled.values());
  }
}
