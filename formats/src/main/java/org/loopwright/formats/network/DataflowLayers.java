package org.loopwright.formats.network;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.lowering.WorkloadToLayer;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;

/** The layers of a network as the data-centric model sees them, still without a dataflow. */
public final class DataflowLayers {
  private DataflowLayers() {}

  /**
   * Every layer as often as it occurs; the second of a name is called {@code name#2}.
   *
   * @param source where the layers are, for messages
   * @throws SpecException with all layers that the data-centric model does not know
   */
  public static DataflowNetwork of(Network network, Location source) {
    List<Layer> layers = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Network.Layer layer : network.layers()) {
      try {
        Layer one = WorkloadToLayer.of(layer.workload()).withOrigin(new Origin(source));
        for (long number = 1; number <= layer.count(); number++) {
          layers.add(number == 1 ? one : one.withName(one.name() + "#" + number));
        }
      } catch (SpecException unknown) {
        problems.addAll(unknown.problems());
      } catch (IllegalArgumentException refused) {
        problems.add(
            Problem.error(
                source, "layer " + layer.workload().name() + ": " + refused.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return new DataflowNetwork(network.name(), layers);
  }
}
