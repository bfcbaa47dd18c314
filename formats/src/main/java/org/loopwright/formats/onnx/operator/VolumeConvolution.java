package org.loopwright.formats.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.loopwright.formats.onnx.tensor.TensorShape;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * Convolutions of volumes, for which no shape ships: as a grouped convolution, with T and Z along
 * the first axis beside R and P along the last and S and Q along the one between.
 */
final class VolumeConvolution {
  private static final List<String> TAPS = List.of("T", "S", "R");
  private static final List<String> PLACES = List.of("Z", "Q", "P");

  private VolumeConvolution() {}

  /** The layer, or nothing if it has no work or more than three axes. */
  static List<Network.Layer> layers(
      String name, Channels channels, Windows windows, TensorShape places) {
    boolean noWork =
        places.elements() == 0 || channels.batch() * channels.inputs() * channels.outputs() == 0;
    if (windows.axes() != TAPS.size() || noWork) {
      return List.of();
    }
    List<Dimension> dimensions = new ArrayList<>();
    List<IndexExpression> window = new ArrayList<>();
    for (int axis = 0; axis < TAPS.size(); axis++) {
      dimensions.add(new Dimension(TAPS.get(axis), windows.kernel().get(axis)));
      dimensions.add(new Dimension(PLACES.get(axis), places.size(axis)));
      window.add(
          new IndexExpression(
              List.of(
                  new Term(TAPS.get(axis), windows.dilations().get(axis)),
                  new Term(PLACES.get(axis), windows.strides().get(axis)))));
    }
    dimensions.add(new Dimension("C", channels.inputs()));
    dimensions.add(new Dimension("K", channels.outputs()));
    dimensions.add(new Dimension("G", channels.groups()));
    dimensions.add(new Dimension("N", channels.batch()));
    List<DataSpace> dataSpaces =
        List.of(
            new DataSpace("Weights", indices("G C K R S T"), false, 1),
            new DataSpace(
                "Inputs",
                Stream.concat(indices("G N C").stream(), window.stream()).toList(),
                false,
                1),
            new DataSpace("Outputs", indices("G N K P Q Z"), true, 1));
    return List.of(new Network.Layer(new Workload(name, dimensions, dataSpaces), 1));
  }

  private static List<IndexExpression> indices(String dimensions) {
    return Stream.of(dimensions.split(" "))
        .map(dimension -> new IndexExpression(List.of(new Term(dimension, 1))))
        .toList();
  }
}
