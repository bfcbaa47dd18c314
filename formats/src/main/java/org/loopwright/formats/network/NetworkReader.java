package org.loopwright.formats.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
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
  private NetworkReader() {}

  /** The network of a file; whatever is wrong with it is a {@link SpecException}. */
  public static Network read(Path file) {
    Node root =
        NodeFile.read(file)
            .orElseThrow(
                () ->
                    new SpecException(
                        Problem.error(Location.ofFile(file.toString()), "the file is empty")));
    Diagnosis diagnosis = new Diagnosis();
    MapReader keys = MapReader.of(root, NetworkKeys.FILE, diagnosis);
    Optional<Network> network =
        keys.require(NetworkKeys.NETWORK).flatMap(node -> read(node, diagnosis));
    keys.finish();
    diagnosis.throwIfErrors();
    return network.orElseThrow();
  }

  /** The network of a section. */
  public static Optional<Network> read(Node section, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    MapReader keys = MapReader.of(section, NetworkKeys.ROOT, diagnosis);
    String name = keys.text(NetworkKeys.NAME);
    Optional<String> source = keys.get(NetworkKeys.SOURCE);
    List<Layer> layers = new ArrayList<>();
    for (Node layer : keys.requireList(NetworkKeys.LAYERS)) {
      layer(layer, diagnosis).ifPresent(layers::add);
    }
    keys.finish();
    return diagnosis.build(mark, keys.location(), () -> new Network(name, source, layers));
  }

  private static Optional<Layer> layer(Node node, Diagnosis diagnosis) {
    boolean whole =
        MapReader.of(node, NetworkKeys.LAYER_OF_PROBLEM, diagnosis).has(NetworkKeys.PROBLEM);
    MapReader keys =
        MapReader.of(
            node, whole ? NetworkKeys.LAYER_OF_PROBLEM : NetworkKeys.LAYER_OF_SHAPE, diagnosis);
    String name = keys.text(NetworkKeys.LAYER_NAME);
    long count = keys.get(NetworkKeys.COUNT).orElseThrow();
    Optional<Workload> workload;
    if (whole) {
      workload =
          keys.find(NetworkKeys.PROBLEM)
              .flatMap(problem -> ProblemCodec.read(problem, diagnosis))
              .map(read -> read.withName(name));
      keys.finish();
    } else {
      workload = ProblemCodec.readCompact(name, keys, diagnosis);
    }
    return workload.map(read -> new Layer(read, count));
  }
}
