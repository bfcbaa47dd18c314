package org.loopwright.formats.onnx;

import java.nio.file.Path;
import java.util.Locale;
import org.loopwright.formats.onnx.graph.ModelNetwork;
import org.loopwright.formats.onnx.graph.OpenDimensions;
import org.loopwright.formats.onnx.model.ModelFile;

/** Reads a model in the format of ONNX as a network. */
public final class OnnxReader {
  private static final String ENDING = ".onnx";

  private OnnxReader() {}

  /** Whether a file is a model, by its name. */
  public static boolean isModel(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * The network of a model. Its weights are not read, and files that hold them need not be there.
   *
   * @param dimensions sizes for what the model leaves open
   * @throws org.loopwright.model.diagnostics.SpecException with all that is wrong
   */
  public static ModelNetwork read(Path file, OpenDimensions dimensions) {
    return ModelNetwork.of(
        ModelFile.read(file), name(file), file.getFileName().toString(), dimensions);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return isModel(file) && name.length() > ENDING.length()
        ? name.substring(0, name.length() - ENDING.length())
        : name;
  }
}
