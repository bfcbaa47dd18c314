package org.loopwright.formats.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.model.workload.Workload;

/**
 * Reads {@code network}: a name, a source and layers. A layer has a name, perhaps a count, and
 * either a {@code problem} or a shape and its sizes:
 *
 * <pre>
 * network:
 *   name: alexnet
 *   source: "Krizhevsky et al. 2012, section 3.5"
 *   layers:
 *     - {name: conv1, shape: cnn-layer, R: 11, S: 11, P: 55, Q: 55, C: 3, K: 96, N: 1,
 *        Wstride: 4, Hstride: 4}
 *     - {name: fc6, shape: gemm, M: 1, N: 4096, K: 9216}
 * </pre>
 */
public final class NetworkReader {
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the network.").mustBeThere();
  private static final Key<String> LAYER_NAME =
      Key.of("name", ValueType.TEXT, "What results call the layer.").mustBeThere();
  private static final Key<String> SOURCE =
      Key.of("source", ValueType.TEXT, "Where the sizes come from.");
  private static final Key<Long> COUNT =
      Key.of("count", ValueType.POSITIVE, "How often the layer occurs.").standard(1L);
  private static final Key<Node> PROBLEM =
      Key.of("problem", ProblemCodec.SECTION, "The layer, in place of a shape and its sizes.");

  private static final KeyTable LAYER_OF_SHAPE =
      ProblemCodec.compact("layer", "A shape and its sizes, or a problem.", LAYER_NAME, COUNT)
          .leaving("description");
  private static final KeyTable LAYER_OF_PROBLEM =
      KeyTable.of("layer_of_problem", "A whole problem.", LAYER_NAME, COUNT, PROBLEM)
          .leaving("description");

  private static final Key<List<Node>> LAYERS =
      Key.of("layers", ValueType.listOf(layer()), "The layers, in order.").mustBeThere();

  private static final KeyTable ROOT =
      KeyTable.of("network", "The layers of a neural network.", NAME, SOURCE, LAYERS)
          .leaving("description")
          .with(List.of(Versions.KEY));

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(() -> ROOT);

  private static final Key<Node> NETWORK = Key.of("network", SECTION, ROOT.meaning()).mustBeThere();
  private static final KeyTable FILE =
      KeyTable.of("network_file", "A network.", NETWORK).with(List.of(Versions.KEY));

  private NetworkReader() {}

  private static ValueType<Node> layer() {
    return ValueType.node(
        ValueType.fragment(
            "if",
            ValueType.isThere(PROBLEM),
            "then",
            ValueType.table(() -> LAYER_OF_PROBLEM).schema(),
            "else",
            ValueType.table(() -> LAYER_OF_SHAPE).schema()));
  }

  /** The network of a file; whatever is wrong with it is a {@link SpecException}. */
  public static Network read(Path file) {
    Node root = NodeFile.require(file);
    return Diagnosis.requireNoErrors(diagnosis -> file(root, diagnosis)).orElseThrow();
  }

  private static Optional<Network> file(Node root, Diagnosis diagnosis) {
    MapReader keys = MapReader.of(root, FILE, diagnosis);
    Versions.check(keys);
    Optional<Network> network = keys.require(NETWORK).flatMap(node -> read(node, diagnosis));
    keys.finish();
    return network;
  }

  /** The network of a section. */
  public static Optional<Network> read(Node section, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader keys = MapReader.of(section, ROOT, diagnosis);
    Versions.check(keys);
    String name = keys.text(NAME);
    Optional<String> source = keys.get(SOURCE);
    List<Layer> layers = new ArrayList<>();
    for (Node layer : keys.requireList(LAYERS)) {
      layer(layer, diagnosis).ifPresent(layers::add);
    }
    keys.finish();
    return diagnosis.build(mark, keys.location(), () -> new Network(name, source, layers));
  }

  private static Optional<Layer> layer(Node node, Diagnosis diagnosis) {
    boolean whole = MapReader.of(node, LAYER_OF_PROBLEM, diagnosis).has(PROBLEM);
    MapReader keys = MapReader.of(node, whole ? LAYER_OF_PROBLEM : LAYER_OF_SHAPE, diagnosis);
    String name = keys.text(LAYER_NAME);
    long count = keys.get(COUNT).orElseThrow();
    Optional<Workload> workload;
    if (whole) {
      workload =
          keys.find(PROBLEM)
              .flatMap(problem -> ProblemCodec.read(problem, diagnosis))
              .map(read -> read.withName(name));
      keys.finish();
    } else {
      workload = ProblemCodec.readCompact(name, keys, diagnosis);
    }
    return workload.map(read -> new Layer(read, count));
  }
}
