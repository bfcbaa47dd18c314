package org.loopwright.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.network.NetworkWriter;
import org.loopwright.onnx.OnnxReader;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;
import org.loopwright.report.ModelReport;

/** Models of machine-learning frameworks as networks. */
public final class ModelImport {
  private ModelImport() {}

  /** Whether a file is such a model, by its name. */
  public static boolean isModel(Path file) {
    return OnnxReader.isModel(file);
  }

  /**
   * The network of a model.
   *
   * @throws org.loopwright.model.diagnostics.SpecException with all that is wrong
   */
  public static ModelNetwork read(Path file, OpenDimensions dimensions) {
    return OnnxReader.read(file, dimensions);
  }

  /** A file with the section {@code network}, headed by what is not modelled. */
  public static String yaml(ModelNetwork model) {
    List<String> heading = new ArrayList<>(ModelReport.of(model).lines().toList());
    model.warnings().forEach(warning -> heading.addAll(warning.toString().lines().toList()));
    return NetworkWriter.yaml(model.network(), heading);
  }

  /** The same as a document, to merge with those of a specification. */
  public static MapNode document(ModelNetwork model) {
    String yaml = NetworkWriter.yaml(model.network(), List.of());
    return (MapNode) NodeFile.parse(model.network().name() + ".yaml", yaml).orElseThrow();
  }
}
