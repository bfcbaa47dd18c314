package org.loopwright.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.OpenDimensions;
import org.loopwright.service.ModelImport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Sizes for what a model in a file (.onnx) leaves open. */
final class ModelOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--batch",
      paramLabel = "SIZE",
      description = "Of an ONNX model: the first dimension of each input, where it is open.")
  private Long batch;

  @Option(
      names = "--dim",
      paramLabel = "NAME=SIZE",
      description =
          "Of an ONNX model: the size of an open dimension, by its name or as INPUT[INDEX]; once"
              + " for each.")
  private List<String> dimensions = List.of();

  /** The network of a model; prints warnings about what is doubtful. */
  ModelNetwork read(Path file) {
    ModelNetwork model = ModelImport.read(file, given());
    new Console(spec).warn(model.warnings());
    return model;
  }

  /** Complains if sizes are given, but no model. */
  void requireNone() {
    if (!given().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--batch and --dim are for ONNX models, and none is given");
    }
  }

  private OpenDimensions given() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (String dimension : dimensions) {
      int equals = dimension.lastIndexOf('=');
      if (equals <= 0) {
        throw new ParameterException(
            spec.commandLine(), "--dim needs NAME=SIZE but was '" + dimension + "'");
      }
      sizes.put(dimension.substring(0, equals), size(dimension, equals + 1));
    }
    return new OpenDimensions(batch == null ? OptionalLong.empty() : OptionalLong.of(batch), sizes);
  }

  private long size(String dimension, int from) {
    try {
      return Long.parseLong(dimension.substring(from).strip());
    } catch (NumberFormatException notWhole) {
      throw new ParameterException(
          spec.commandLine(),
          "--dim needs a whole number after the = but was '" + dimension + "'",
          notWhole);
    }
  }
}
