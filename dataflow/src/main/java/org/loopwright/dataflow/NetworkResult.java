package org.loopwright.dataflow;

import java.util.List;
import java.util.function.ToLongFunction;
import org.loopwright.dataflow.spec.DataflowNetwork;

/** The results of all layers of a network, in its order. */
public record NetworkResult(DataflowNetwork network, List<LayerResult> layers) {
  public NetworkResult {
    layers = List.copyOf(layers);
  }

  public long runtimeCycles() {
    return sum(LayerResult::runtimeCycles);
  }

  public long macs() {
    return sum(LayerResult::macs);
  }

  public double energyNj() {
    return layers.stream().mapToDouble(layer -> layer.energy().totalNj()).sum();
  }

  /** The L1 that suffices for every layer. */
  public long l1NeedBytes() {
    return layers.stream().mapToLong(LayerResult::l1NeedBytes).max().orElse(0);
  }

  /** The L2 that suffices for every layer. */
  public long l2NeedBytes() {
    return layers.stream().mapToLong(LayerResult::l2NeedBytes).max().orElse(0);
  }

  private long sum(ToLongFunction<LayerResult> count) {
    long sum = 0;
    for (LayerResult layer : layers) {
      sum = Math.addExact(sum, count.applyAsLong(layer));
    }
    return sum;
  }
}
