package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.report.ModelReport;
import org.loopwright.service.ModelImport;
import org.loopwright.service.WholeFile;

/** Turns a model into a file of workloads: the network that {@code map --network} reads. */
final class ModelConversion {
  private static final String ENDING = ".yaml";

  private ModelConversion() {}

  /**
   * Prints the file, and to standard error what is not modelled; or writes the file and prints what
   * became of the model.
   *
   * @param out a file that ends in {@code .yaml}, or a folder
   */
  static void run(ModelNetwork model, Optional<Path> out, Console console) throws IOException {
    String yaml = ModelImport.yaml(model);
    if (out.isEmpty()) {
      console.document(yaml);
      console.note(ModelReport.of(model).stripTrailing());
      return;
    }
    Path file =
        out.get().toString().endsWith(ENDING)
            ? out.get()
            : out.get().resolve(model.network().name() + ENDING);
    WholeFile.write(file, yaml);
    console.result(ModelReport.of(model));
    console.note("written: " + file);
  }
}
