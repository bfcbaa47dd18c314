package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loopwright.service.ModelImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a file says in another format. */
@Command(
    name = "convert",
    description = "Convert an ONNX model into workloads: its convolutions and matrix products.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;

  @Parameters(paramLabel = "MODEL", description = "An ONNX model; its weights are not read.")
  private Path model;

  @Option(
      names = "--to",
      paramLabel = "workloads",
      required = true,
      description = "What to make: 'workloads', a network that 'map --network' reads.")
  private String to;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|FILE",
      description = "Write the result there, into a folder or a .yaml file (default: print it).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (!to.equals("workloads")) {
      throw new ParameterException(
          spec.commandLine(), "There is no format '" + to + "' to convert to: workloads");
    }
    if (!ModelImport.isModel(model)) {
      throw new ParameterException(
          spec.commandLine(), "Workloads are made of an ONNX model, whose name ends in .onnx");
    }
    ModelConversion.run(models.read(model), Optional.ofNullable(out), new Console(spec));
    return ExitCode.DONE;
  }
}
