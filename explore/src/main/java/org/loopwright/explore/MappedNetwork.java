package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.model.diagnostics.Require;

/**
 * A network in one way of mapping it, which may depend on the number of PEs, or with a choice of
 * ways for each layer.
 */
public final class MappedNetwork {
  private static final String AS_WRITTEN = "as-written";
  private static final String ADAPTIVE = "adaptive-";

  private final String style;
  private final DataflowNetwork network;
  private final List<DataflowStyle> styles;
  private final TileSizes tiles;
  private final DesignObjective choice;

  private MappedNetwork(
      String style,
      DataflowNetwork network,
      List<DataflowStyle> styles,
      TileSizes tiles,
      DesignObjective choice) {
    this.style = style;
    this.network = requireNonNull(network, "network");
    this.styles = List.copyOf(styles);
    this.tiles = requireNonNull(tiles, "tiles");
    this.choice = requireNonNull(choice, "choice");
  }

  /** Every layer with its own dataflow. */
  public static MappedNetwork asWritten(DataflowNetwork network) {
    return new MappedNetwork(
        AS_WRITTEN, network, List.of(), TileSizes.STANDARD, DesignObjective.THROUGHPUT);
  }

  /** Every layer in {@code style}; matrix products in the style made for them. */
  public static MappedNetwork inStyle(DataflowNetwork shapes, DataflowStyle style) {
    return inStyle(shapes, style, TileSizes.STANDARD);
  }

  /** The same with what a PE holds at a time; matrix products keep their own tiles. */
  public static MappedNetwork inStyle(
      DataflowNetwork shapes, DataflowStyle style, TileSizes tiles) {
    String name = tiles.label().isEmpty() ? style.label() : style.label() + " " + tiles.label();
    return new MappedNetwork(name, shapes, List.of(style), tiles, DesignObjective.THROUGHPUT);
  }

  /**
   * Each layer in that of {@code styles} which is best for {@code choice} on the hardware at hand,
   * and of equal ones the first (Kwon et al. 2020, Case Study I).
   */
  public static MappedNetwork adaptive(
      DataflowNetwork shapes, List<DataflowStyle> styles, DesignObjective choice) {
    Require.that(!styles.isEmpty(), "an adaptive mapping must have a style");
    return new MappedNetwork(ADAPTIVE + choice.label(), shapes, styles, TileSizes.STANDARD, choice);
  }

  /** The name of the way of mapping. */
  public String style() {
    return style;
  }

  /** The name of the network. */
  public String network() {
    return network.name();
  }

  /** By what one of a layer's ways is chosen, if it has several. */
  DesignObjective choice() {
    return choice;
  }

  /** For each layer, the ways in which it can be mapped on {@code pes} PEs. */
  List<List<Layer>> layers(long pes) {
    return network.layers().stream().map(layer -> ways(layer, pes)).toList();
  }

  private List<Layer> ways(Layer layer, long pes) {
    if (styles.isEmpty()) {
      return List.of(layer);
    }
    return styles.stream()
        .map(way -> way.orForProducts(layer.type()))
        .distinct()
        .map(way -> way.map(layer, pes, tiles))
        .toList();
  }
}
