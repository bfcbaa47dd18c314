package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.report.ModelNetworkText;
import org.loopwright.service.ModelImport;
import org.loopwright.service.WholeFile;

/** Turns a model into a file of workloads: the network that {@code map --network} reads. */
final class ModelConversion {
  private static final String ENDING = ".yaml";

  private ModelConversion() {}

  /**
   * Prints the file and tells what is not modelled on the side; or writes the file and prints what
   * became of the model.
   *
   * @param out a file that ends in {@code .yaml}, or a folder
   */
  static void run(ModelNetwork model, Optional<Path> out, Console console) throws IOException {
    String yaml = ModelImport.yaml(model);
    if (out.isEmpty()) {
      console.result(yaml);
      console.note(ModelNetworkText.of(model).stripTrailing());
      return;
    }
    Path file =
        out.get().toString().endsWith(ENDING)
            ? out.get()
            : out.get().resolve(model.network().name() + ENDING);
    WholeFile.write(file, yaml);
    console.result(ModelNetworkText.of(model));
    console.note("written: " + file);
  }
}
