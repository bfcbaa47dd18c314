package org.loopwright.explore;

import java.util.List;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.style.DataflowStyle;

/** A network in one way of mapping it, which may depend on the number of PEs. */
public interface MappedNetwork {
  /** The name of a network that is mapped as its file says. */
  String AS_WRITTEN = "as-written";

  /** The name of the way. */
  String style();

  /** The layers as they are mapped on so many PEs. */
  List<Layer> layers(long pes);

  /** Every layer with its own dataflow. */
  static MappedNetwork asWritten(Network network) {
    return new MappedNetwork() {
      @Override
      public String style() {
        return AS_WRITTEN;
      }

      @Override
      public List<Layer> layers(long pes) {
        return network.layers();
      }
    };
  }

  /** Every layer in {@code style}; matrix products in the style made for them. */
  static MappedNetwork inStyle(Network shapes, DataflowStyle style) {
    return new MappedNetwork() {
      @Override
      public String style() {
        return style.label();
      }

      @Override
      public List<Layer> layers(long pes) {
        return shapes.layers().stream()
            .map(shape -> (style.suits(shape.type()) ? style : DataflowStyle.GEMM).map(shape, pes))
            .toList();
      }
    };
  }
}
