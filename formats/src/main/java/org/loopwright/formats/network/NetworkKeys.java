package org.loopwright.formats.network;

import java.util.List;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.timeloop.ProblemCodec;

/** The keys of {@code network}: layers, each a shape and its sizes or a whole problem. */
public final class NetworkKeys {
  static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the network.").mustBeThere();
  static final Key<String> LAYER_NAME =
      Key.of("name", ValueType.TEXT, "What results call the layer.").mustBeThere();
  static final Key<String> SOURCE = Key.of("source", ValueType.TEXT, "Where the sizes come from.");
  static final Key<Long> COUNT =
      Key.of("count", ValueType.POSITIVE, "How often the layer occurs.").standard(1L);
  static final Key<Node> PROBLEM =
      Key.of("problem", ProblemCodec.SECTION, "The layer, in place of a shape and its sizes.");

  static final KeyTable LAYER_OF_SHAPE =
      ProblemCodec.compact("layer", "A shape and its sizes, or a problem.", LAYER_NAME, COUNT)
          .alsoPassingOver("description");
  static final KeyTable LAYER_OF_PROBLEM =
      KeyTable.of("layer_of_problem", "A whole problem.", LAYER_NAME, COUNT, PROBLEM)
          .passingOver("description");

  static final Key<List<Node>> LAYERS =
      Key.of("layers", ValueType.listOf(layer()), "The layers, in order.").mustBeThere();

  static final KeyTable ROOT =
      KeyTable.of("network", "The layers of a neural network.", NAME, SOURCE, LAYERS)
          .passingOver("version", "description");

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(() -> ROOT);

  static final Key<Node> NETWORK = Key.of("network", SECTION, "The network.").mustBeThere();
  static final KeyTable FILE =
      KeyTable.of("network_file", "A file with nothing but a network.", NETWORK)
          .passingOver("version");

  private NetworkKeys() {}

  private static ValueType<Node> layer() {
    return ValueType.node(
        ValueType.fragment(
            "if",
            ValueType.isThere(PROBLEM),
            "then",
            ValueType.table(() -> NetworkKeys.LAYER_OF_PROBLEM).schema(),
            "else",
            ValueType.table(() -> NetworkKeys.LAYER_OF_SHAPE).schema()));
  }
}
